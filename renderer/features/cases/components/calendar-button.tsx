import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { showFailure } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import { showToast } from '../../../lib/toast-queue.ts';

export type CalendarButtonProps = {
  /** The case whose days are saved, or null for all. */
  readonly caseId: CaseId | null;
};

/** Writes the days to come into a calendar file, and says so. */
export function CalendarButton({ caseId }: CalendarButtonProps) {
  const { t } = useLingui();
  const [isSaving, setIsSaving] = useState(false);
  const save = async (): Promise<void> => {
    setIsSaving(true);
    try {
      const saved = await call('clocks.saveCalendar', { caseId });
      if (saved?.count === 0) showToast({ text: t`There is no day to save yet.` });
      else if (saved) showToast({ text: t`Saved. Open the file to add the days to your calendar.`, tone: 'success' });
    } catch (thrown) {
      showFailure(thrown);
    }
    setIsSaving(false);
  };
  return (
    <Button size="sm" variant="quiet" icon={CalendarPlus} isPending={isSaving} onPress={() => void save()}>
      <Trans>Save as calendar file</Trans>
    </Button>
  );
}

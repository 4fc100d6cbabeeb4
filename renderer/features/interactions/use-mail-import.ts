import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../shared/contracts/index.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { showFailure } from '../../lib/change.ts';
import { call } from '../../lib/client.ts';
import { takeDroppedMails } from '../../lib/dropped-mails.ts';

export type OfferedMails = CallOutput<'interactions.readMails'>;

/** E-mails that were dropped on the log or chosen, read and waiting to be looked at. */
export function useMailImport(caseId: CaseId): {
  readonly offered: OfferedMails | null;
  readonly choose: () => void;
  readonly end: () => void;
} {
  const [offered, setOffered] = useState<OfferedMails | null>(null);
  useEffect(
    () =>
      takeDroppedMails((files) => {
        call('interactions.readMails', { caseId }, files as File[]).then(setOffered, showFailure);
      }),
    [caseId],
  );
  return {
    offered,
    choose: () => void call('interactions.chooseMails', { caseId }).then(setOffered, showFailure),
    end: () => setOffered(null),
  };
}

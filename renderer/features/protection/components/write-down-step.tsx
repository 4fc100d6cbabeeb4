import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, FileType, Printer } from 'lucide-react';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { DialogStep } from '../../../components/dialog/dialog-step.tsx';
import { tryChange } from '../../../lib/change.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { CodePage, useCodeWords } from './code-page.tsx';
import styles from './recovery-code.module.css';

export type WriteDownStepProps = {
  readonly groups: readonly string[];
  readonly onBack: () => void;
  readonly onNext: () => void;
};

/** The code, to write down, print, or save as a page. */
export function WriteDownStep({ groups, onBack, onNext }: WriteDownStepProps) {
  const { t } = useLingui();
  const words = useCodeWords();
  const save = async (format: 'pdf' | 'text'): Promise<void> => {
    const { title, before, after } = words;
    const saved = await tryChange('protection.saveCodePage', { format, title, before: [...before], after: [...after] });
    if (saved) showToast({ tone: 'success', text: t`Saved as ${saved.fileName}` });
  };
  return (
    <DialogStep
      footer={
        <DialogFooter onCancel={onBack} cancelLabel={t`Back`}>
          <Button variant="primary" onPress={onNext}>
            <Trans>I have written it down</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <p>
        <Trans>Write these {groups.length} groups on paper, or print them. It is shown only now.</Trans>
      </p>
      <ol className={styles.code} aria-label={t`Recovery code`}>
        {groups.map((group) => (
          <li key={group}>
            <span className={styles.group}>{group}</span>
          </li>
        ))}
      </ol>
      <div className={styles.ways}>
        <Button icon={Printer} autoFocus onPress={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
        <Button icon={FileType} onPress={() => void save('pdf')}>
          <Trans>Save as PDF…</Trans>
        </Button>
        <Button icon={FileText} onPress={() => void save('text')}>
          <Trans>Save as text…</Trans>
        </Button>
      </div>
      <Callout tone="info">
        <Trans>
          Keep it apart from this computer. Whoever has the code and your data folder can read everything. Without the
          code and without this computer nobody can, and nobody can make a new code for you.
        </Trans>
      </Callout>
      <CodePage groups={groups} />
    </DialogStep>
  );
}

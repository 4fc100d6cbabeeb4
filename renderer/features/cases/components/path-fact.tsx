import { Trans, useLingui } from '@lingui/react/macro';
import { Route } from 'lucide-react';
import { useState } from 'react';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { tryChange } from '../../../lib/change.ts';
import type { CaseView } from '../case-progress.ts';
import { PATH_LABELS } from './case-words.ts';
import { PathChooser } from './path-chooser.tsx';
import styles from './case-facts-panel.module.css';
import chooser from './path-chooser.module.css';

/** The way to answer, and what changing it means. */
export function PathFact({ view }: { readonly view: CaseView }) {
  const { t, i18n } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const { case: it, noticeText, shown: catalogue } = view;
  return (
    <div className={styles.reasons}>
      <span className={styles.label}>{t`Way to answer`}</span>
      <span>{i18n._(PATH_LABELS[it.path])}</span>
      <Button size="sm" icon={Route} onPress={() => setIsOpen(true)}>
        <Trans>Compare the ways…</Trans>
      </Button>
      {isOpen && (
        <PathDialog
          {...{ noticeText, catalogue, reasons: it.reasons, path: it.path }}
          onClose={() => setIsOpen(false)}
          onDone={(path) => tryChange('cases.update', { caseId: it.id, patch: { path } })}
        />
      )}
    </div>
  );
}

type PathDialogProps = Pick<CaseView, 'noticeText' | 'catalogue'> & {
  readonly reasons: readonly string[];
  readonly path: AppealPath;
  readonly onClose: () => void;
  readonly onDone: (path: AppealPath) => Promise<unknown>;
};

function PathDialog({ noticeText, catalogue, reasons, path, onClose, onDone }: PathDialogProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState(path);
  return (
    <Dialog
      title={t`Which way do you want to go?`}
      size="lg"
      isOpen
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={chosen === path}
            onPress={() => {
              void onDone(chosen);
              onClose();
            }}
          >
            <Trans>Take this way</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <p className={chooser.intro}>
        <Trans>
          Choose one way and keep to it: mixing two is a common reason for a refusal. Your texts are kept when you
          change it. The notice wins over all of this.
        </Trans>
      </p>
      <PathChooser {...{ reasons, noticeText, catalogue }} value={chosen} onChange={setChosen} />
    </Dialog>
  );
}

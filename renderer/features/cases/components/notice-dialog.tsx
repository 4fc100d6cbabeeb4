import { Trans, useLingui } from '@lingui/react/macro';
import { ClipboardPaste, FileText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { TextAreaField } from '../../../components/text-field/text-field.tsx';
import { REPLY_PLACE } from '../../../lib/reply-drop.ts';
import type { CaseView } from '../case-progress.ts';
import { useNoticeTaking } from '../use-notice-taking.ts';
import { NoticeConfirmation } from './notice-confirmation.tsx';
import { NoticeReadingPanel } from './notice-reading.tsx';
import styles from './notice-dialog.module.css';

/** A button that reads a notice into a case that is there: pasted, dropped or from a file. Nothing is taken unasked. */
export function NoticeDialog({ view }: { readonly view: CaseView }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button size="sm" icon={ClipboardPaste} onPress={() => setIsOpen(true)}>
        <Trans>Read a notice…</Trans>
      </Button>
      {isOpen && <OpenNoticeDialog view={view} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

type OpenNoticeDialogProps = { readonly view: CaseView; readonly onClose: () => void };

function OpenNoticeDialog({ view, onClose }: OpenNoticeDialogProps) {
  const { t } = useLingui();
  const taking = useNoticeTaking(view);
  const { text, reading, single } = taking;
  const take = async (): Promise<void> => {
    if (await taking.take()) onClose();
  };
  return (
    <Dialog
      title={t`Read a notice`}
      size="lg"
      isOpen
      onClose={onClose}
      holdsWords={text.trim() !== ''}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={text.trim() === '' || !single} onPress={() => void take()}>
            <Trans>Take what is ticked</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.body} data-drop-type={REPLY_PLACE} data-drop-name={t`Amazon’s notice`}>
        <TextAreaField
          label={t`The notice`}
          description={t`Paste all of it, or drop the e-mail or the file here: .eml, .html, .txt or .pdf.`}
          rows={7}
          lang="en"
          value={text}
          onChange={taking.setText}
          errorMessage={taking.isTooLong ? t`This is too long for a notice.` : null}
        />
        <div>
          <Button size="sm" icon={FileText} isPending={taking.isReadingFile} onPress={() => void taking.readFile()}>
            <Trans>Open a file…</Trans>
          </Button>
        </div>
        <NoticeReadingPanel reading={reading} onUseOnly={taking.setText} />
        {single && <NoticeConfirmation view={view} taking={taking} />}
      </div>
    </Dialog>
  );
}

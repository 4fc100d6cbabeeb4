import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useState } from 'react';
import type { ChosenMail, MailProposal } from '../../../../shared/domain/contacts/mail-proposal.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { tryChange } from '../../../lib/change.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import type { OfferedMails } from '../use-mail-import.ts';
import styles from './mail-import-dialog.module.css';
import { MailProposalRow } from './mail-proposal-row.tsx';
import { useSayRefusal } from '../../../lib/use-say-refusal.ts';

export type MailImportDialogProps = {
  readonly caseId: CaseId;
  readonly offered: OfferedMails;
  readonly onClose: () => void;
};

/** What was read from e-mail files, to be looked at before it joins the log. */
export function MailImportDialog({ caseId, offered, onClose }: MailImportDialogProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<ReadonlyMap<number, ChosenMail>>(
    () => new Map(offered.mails.flatMap(chooseNew)),
  );
  const [keepFiles, setKeepFiles] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const put = (index: number, choice: ChosenMail | null): void => {
    const next = new Map(chosen);
    if (choice) next.set(index, choice);
    else next.delete(index);
    setChosen(next);
  };
  const add = async (): Promise<void> => {
    setIsBusy(true);
    const mails = [...chosen.values()].sort((a, b) => a.index - b.index);
    const input = { caseId, batchId: offered.batchId, mails, keepFiles };
    const done = await tryChange('interactions.addMails', input);
    setIsBusy(false);
    if (!done) return;
    onClose();
    const { length } = done.added;
    const left = done.refused.map(({ file }) => file).join(', ');
    const text = t`${plural(length, { one: '# e-mail', other: '# e-mails' })} added to the log`;
    await offerUndo(caseId, left === '' ? text : `${text}. ${t`Not taken in: ${left}`}`, t`Undo`);
  };
  return (
    <Dialog
      isOpen
      size="lg"
      title={t`Add e-mails to the log`}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={chosen.size === 0 || isBusy}
            isPending={isBusy}
            onPress={() => void add()}
          >
            <Plural value={chosen.size} one="Add # e-mail" other="Add # e-mails" />
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.body}>
        {offered.refused.length > 0 && <RefusedFiles refused={offered.refused} />}
        {offered.mails.length > 0 && (
          <ol className={styles.mails} aria-label={t`E-mails in the order of their threads`}>
            {offered.mails.map((mail) => (
              <MailProposalRow
                key={mail.index}
                mail={mail}
                choice={chosen.get(mail.index) ?? null}
                onChange={(choice) => put(mail.index, choice)}
              />
            ))}
          </ol>
        )}
        {offered.mails.length > 0 && (
          <Checkbox isSelected={keepFiles} onChange={setKeepFiles}>
            <Trans>Keep the e-mail files as evidence too</Trans>
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}

function RefusedFiles({ refused }: Pick<OfferedMails, 'refused'>) {
  const sayRefusal = useSayRefusal();
  return (
    <Callout
      tone="warning"
      title={<Plural value={refused.length} one="# file was left out" other="# files were left out" />}
    >
      <ul>
        {refused.map((refusal) => (
          <li key={refusal.file}>
            {refusal.file}: {sayRefusal(refusal)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** New e-mails are chosen from the start, with the attachments that may prove something. */
function chooseNew({ index, status, contact, attachments }: MailProposal): readonly (readonly [number, ChosenMail])[] {
  if (status !== 'new') return [];
  const offered = attachments.filter(({ isOffered }) => isOffered).map((attachment) => attachment.index);
  return [[index, { index, direction: contact.direction, attachments: offered }]];
}

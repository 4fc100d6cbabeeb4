import { Trans, useLingui } from '@lingui/react/macro';
import { MessageSquarePlus, MessagesSquare } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DraftKind } from '../../../../shared/domain/draft.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { Interaction, InteractionDetails, ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { Column } from '../../../components/column/column.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import { useCommand } from '../../../lib/commands.ts';
import { MAIL_PLACE } from '../../../lib/dropped-mails.ts';
import { useIsPrinting } from '../../../lib/use-is-printing.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { isFiltered } from '../log-filter.ts';
import { useLogFilter } from '../use-log-filter.ts';
import { useMailImport } from '../use-mail-import.ts';
import { ComposerDialog } from './composer-dialog.tsx';
import { InteractionDialog } from './interaction-dialog.tsx';
import { LogActions } from './log-actions.tsx';
import { LogEntries } from './log-entries.tsx';
import styles from './log-screen.module.css';
import { MailImportDialog } from './mail-import-dialog.tsx';
import { PasteNotesDialog } from './paste-notes-dialog.tsx';
import { PrintedLog } from './printed-log.tsx';
import { RemovedContacts } from './removed-contacts.tsx';

/** By then a closed dialog is gone and has given the focus back, where it could. */
const FOCUS_BACK_MS = 300;

export type LogScreenProps = { readonly caseId: string; readonly focus?: string | undefined };

/** The dialog that is open: an entry to edit, a new one, a text to write, a paste. */
type Opened =
  | { readonly kind: 'edit'; readonly interaction: Interaction }
  | { readonly kind: 'new'; readonly start?: Partial<InteractionDetails> }
  | { readonly kind: 'write'; readonly draft: DraftKind }
  | { readonly kind: 'paste' };

/** Every contact with Amazon, latest first. */
export function LogScreen({ caseId, focus }: LogScreenProps) {
  const { t } = useLingui();
  const id = caseId as CaseId;
  const interactions = useAnswer('interactions.list', { caseId: id });
  const filtering = useLogFilter(id, interactions);
  const mails = useMailImport(id);
  const [opened, setOpened] = useState<Opened | null>(null);
  useCommand('log-contact', () => setOpened({ kind: 'new' }));
  useCommand('print', () => window.print());
  const isPrinting = useIsPrinting();
  const screen = useRef<HTMLDivElement>(null);
  const close = (savedId?: string): void => {
    setOpened(null);
    focusBack(screen.current, savedId);
  };
  const remove = async (interaction: Pick<ListedInteraction, 'id'>): Promise<void> => {
    setOpened(null);
    if ((await tryChange('interactions.remove', { caseId: id, interactionId: interaction.id })) === undefined) return;
    await offerUndo(id, t`Log entry removed`, t`Undo`);
  };
  const open = async ({ id: interactionId }: ListedInteraction): Promise<void> => {
    try {
      setOpened({ kind: 'edit', interaction: await call('interactions.get', { caseId: id, interactionId }) });
    } catch (thrown) {
      showFailure(thrown);
    }
  };
  const addButton = (
    <Button variant="primary" icon={MessageSquarePlus} onPress={() => setOpened({ kind: 'new' })}>
      <Trans>Log a contact</Trans>
    </Button>
  );
  return (
    <div ref={screen} className={styles.screen}>
      <ScreenHeader
        title={t`Contact log`}
        subtitle={t`Every message and call with Amazon, in order.`}
        actions={
          <>
            <LogActions
              caseId={id}
              hasEntries={interactions.length > 0}
              chosen={isFiltered(filtering.filter) ? filtering.shown.map((entry) => entry.id) : null}
              onImport={mails.choose}
              onPaste={() => setOpened({ kind: 'paste' })}
              onWrite={(draft) => setOpened({ kind: 'write', draft })}
            />
            {interactions.length > 0 && addButton}
          </>
        }
      />
      <Panel label={t`Contacts`} className={styles.panel}>
        <Column gap={4} isTall data-drop-type={MAIL_PLACE} data-drop-name={t`entries of the log`}>
          {interactions.length === 0 ? (
            <EmptyState icon={MessagesSquare} title={t`No contacts yet`} actions={addButton}>
              <Trans>
                Note each call, message and answer with its date. In the third round nobody remembers what was said in
                the first. E-mails (.eml) can be dropped here.
              </Trans>
            </EmptyState>
          ) : isPrinting ? (
            <PrintedLog shown={filtering.shown} />
          ) : (
            <LogEntries
              caseId={id}
              interactions={interactions}
              filtering={filtering}
              focus={focus}
              onOpen={(interaction) => void open(interaction)}
              onRemove={(interaction) => void remove(interaction)}
            />
          )}
          {!isPrinting && <RemovedContacts caseId={id} />}
        </Column>
      </Panel>
      {opened && <OpenedDialog caseId={id} opened={opened} onOpen={setOpened} onClose={close} onRemove={remove} />}
      {mails.offered && (
        <MailImportDialog key={mails.offered.batchId} caseId={id} offered={mails.offered} onClose={mails.end} />
      )}
    </div>
  );
}

type OpenedDialogProps = {
  readonly caseId: CaseId;
  readonly opened: Opened;
  readonly onOpen: (next: Opened) => void;
  readonly onClose: (savedId?: string) => void;
  readonly onRemove: (interaction: Interaction) => Promise<void>;
};

function OpenedDialog({ caseId, opened, onOpen, onClose, onRemove }: OpenedDialogProps) {
  switch (opened.kind) {
    case 'paste':
      return <PasteNotesDialog caseId={caseId} onClose={() => onClose()} />;
    case 'write':
      return (
        <ComposerDialog
          caseId={caseId}
          kind={opened.draft}
          onClose={() => onClose()}
          onLog={(start) => onOpen({ kind: 'new', start })}
        />
      );
    default: {
      const interaction = opened.kind === 'edit' ? opened.interaction : null;
      return (
        <InteractionDialog
          key={interaction?.id ?? 'new'}
          caseId={caseId}
          interaction={interaction}
          start={opened.kind === 'new' ? opened.start : undefined}
          onClose={onClose}
          onRemove={(removed) => void onRemove(removed)}
        />
      );
    }
  }
}

/** A dialog that a shortcut has opened has nothing to give the focus back to. */
function focusBack(screen: HTMLElement | null, savedId: string | undefined): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    const row =
      savedId === undefined ? null : screen?.querySelector<HTMLElement>(`[data-key="${CSS.escape(savedId)}"]`);
    (row ?? screen?.querySelector<HTMLElement>('[data-panel]'))?.focus();
  }, FOCUS_BACK_MS);
}

import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { MessageSquarePlus, MessagesSquare } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { Interaction, ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { call } from '../../../lib/client.ts';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { useCommand } from '../../../lib/commands.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { findRecentMessageDays } from '../interaction-draft.ts';
import { ContactList } from './contact-list.tsx';
import { InteractionDialog } from './interaction-dialog.tsx';
import styles from './log-screen.module.css';

/** After a message, days in which another one is better not sent. A habit of the trade, not a rule of Amazon's. */
const QUIET_DAYS = 3;
/** By then a closed dialog is gone and has given the focus back, where it could. */
const FOCUS_BACK_MS = 300;

export type LogScreenProps = { readonly caseId: string; readonly focus?: string | undefined };

/** Every contact with Amazon, newest first. */
export function LogScreen({ caseId, focus }: LogScreenProps) {
  const { t } = useLingui();
  const id = caseId as CaseId;
  const interactions = useAnswer('interactions.list', { caseId: id });
  const { today } = useAnswer('system.info', {});
  const [edited, setEdited] = useState<Interaction | 'new' | null>(null);
  useCommand('log-contact', () => setEdited('new'));
  const screen = useRef<HTMLDivElement>(null);
  const close = (savedId?: string): void => {
    setEdited(null);
    // A dialog that a shortcut has opened has nothing to give the focus back to.
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const row =
        savedId === undefined
          ? null
          : screen.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(savedId)}"]`);
      (row ?? screen.current?.querySelector<HTMLElement>('[data-panel]'))?.focus();
    }, FOCUS_BACK_MS);
  };
  const remove = async (interaction: Pick<ListedInteraction, 'id'>): Promise<void> => {
    setEdited(null);
    if ((await tryChange('interactions.remove', { caseId: id, interactionId: interaction.id })) === undefined) return;
    await offerUndo(id, t`Log entry removed`, t`Undo`);
  };
  const open = async ({ id: interactionId }: ListedInteraction): Promise<void> => {
    try {
      setEdited(await call('interactions.get', { caseId: id, interactionId }));
    } catch (thrown) {
      showFailure(thrown);
    }
  };
  const addButton = (
    <Button variant="primary" icon={MessageSquarePlus} onPress={() => setEdited('new')}>
      <Trans>Log a contact</Trans>
    </Button>
  );
  const recentDays = findRecentMessageDays(interactions, today, QUIET_DAYS);
  return (
    <div ref={screen} className={styles.screen}>
      <ScreenHeader title={t`Contact log`} actions={interactions.length > 0 && addButton} />
      <Panel label={t`Contacts`} className={styles.panel}>
        {interactions.length === 0 ? (
          <EmptyState icon={MessagesSquare} title={t`No contacts yet`} actions={addButton}>
            <Trans>
              Note each call, message and answer with its date. In the third round nobody remembers what was said in the
              first.
            </Trans>
          </EmptyState>
        ) : (
          <div className={styles.column}>
            {recentDays !== null && (
              <Callout tone="info">
                {recentDays === 0
                  ? t`You wrote to Amazon today.`
                  : t`You wrote to Amazon ${plural(recentDays, { one: '# day', other: '# days' })} ago.`}{' '}
                <Trans>Many short messages can hurt a case.</Trans>
              </Callout>
            )}
            <ContactList
              interactions={interactions}
              focusId={focus}
              onOpen={(interaction) => void open(interaction)}
              onRemove={(interaction) => void remove(interaction)}
            />
          </div>
        )}
      </Panel>
      {edited !== null && (
        <InteractionDialog
          key={edited === 'new' ? 'new' : edited.id}
          caseId={id}
          interaction={edited === 'new' ? null : edited}
          onClose={close}
          onRemove={(interaction) => void remove(interaction)}
        />
      )}
    </div>
  );
}

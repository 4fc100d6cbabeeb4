import { Trans, useLingui } from '@lingui/react/macro';
import { getLocalTimeZone } from '@internationalized/date';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import {
  detailsOfInteraction,
  interactionDetailsSchema,
  type Interaction,
  type InteractionDetails,
} from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { formatOffsetDateTime } from '../../../components/date-field/offset-date-time.ts';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { newInteraction } from '../interaction-draft.ts';
import { ContactBrake } from './contact-brake.tsx';
import { EntryVersions } from './entry-versions.tsx';
import styles from './interaction-dialog.module.css';
import { InteractionFields } from './interaction-fields.tsx';

export type InteractionDialogProps = {
  readonly caseId: CaseId;
  /** The entry to edit, or null for a new one. */
  readonly interaction: Interaction | null;
  /** What a new entry begins with. */
  readonly start?: Partial<InteractionDetails> | undefined;
  /** `savedId` is the entry that was stored; none when the dialog was left. */
  readonly onClose: (savedId?: string) => void;
  readonly onRemove: (interaction: Interaction) => void;
};

const FORM_ID = 'interaction-form';

/** One contact: when, by which way, who, what was said, what came of it, when to look again. */
export function InteractionDialog({ caseId, interaction, start, onClose, onRemove }: InteractionDialogProps) {
  const { t } = useLingui();
  const { channels } = useCatalogue();
  const before = useAnswer('interactions.list', { caseId });
  const zone = getLocalTimeZone();
  const [first] = useState<InteractionDetails>(() =>
    interaction
      ? detailsOfInteraction(interaction)
      : { ...newInteraction({ at: formatOffsetDateTime(new Date(), zone), zone }, before, channels), ...start },
  );
  const [draft, setDraft] = useState(first);
  const isValid = interactionDetailsSchema.safeParse(draft).success;
  const save = async (): Promise<void> => {
    if (!isValid) return;
    const entry = { ...draft, promises: draft.promises.filter(({ text }) => text.trim() !== '') };
    const saved = interaction
      ? await tryChange('interactions.update', { caseId, interactionId: interaction.id, patch: entry })
      : await tryChange('interactions.add', { caseId, interaction: entry });
    if (saved) onClose(saved.id);
  };
  return (
    <Dialog
      isOpen
      size="lg"
      title={interaction ? t`Edit log entry` : t`Log a contact`}
      onClose={() => onClose()}
      holdsWords={draft !== first}
      footer={
        <DialogFooter
          onCancel={() => onClose()}
          aside={
            interaction && (
              <Button variant="quiet" onPress={() => onRemove(interaction)}>
                <Trans>Remove</Trans>
              </Button>
            )
          }
        >
          <Button variant="primary" type="submit" form={FORM_ID} isDisabled={!isValid}>
            {interaction ? <Trans>Save</Trans> : <Trans>Add to the log</Trans>}
          </Button>
        </DialogFooter>
      }
    >
      <Form
        id={FORM_ID}
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {!interaction && draft.direction === 'out' && <ContactBrake caseId={caseId} />}
        <InteractionFields caseId={caseId} draft={draft} patch={(patch) => setDraft((now) => ({ ...now, ...patch }))} />
        {interaction && <EntryVersions interaction={interaction} />}
      </Form>
    </Dialog>
  );
}

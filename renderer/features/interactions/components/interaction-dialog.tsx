import { Trans, useLingui } from '@lingui/react/macro';
import { getLocalTimeZone } from '@internationalized/date';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import {
  interactionDetailsSchema,
  interactionOutcomeSchema,
  detailsOfInteraction,
  type Interaction,
  type InteractionDetails,
  type InteractionOutcome,
} from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { DateTimeField } from '../../../components/date-field/date-time-field.tsx';
import { formatOffsetDateTime } from '../../../components/date-field/offset-date-time.ts';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextAreaField, TextField } from '../../../components/text-field/text-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { newInteraction } from '../interaction-draft.ts';
import styles from './interaction-dialog.module.css';
import { OUTCOME_LABELS } from './outcome-words.ts';

export type InteractionDialogProps = {
  readonly caseId: CaseId;
  /** The entry to edit, or null for a new one. */
  readonly interaction: Interaction | null;
  /** `savedId` is the entry that was stored; none when the dialog was left. */
  readonly onClose: (savedId?: string) => void;
  readonly onRemove: (interaction: Interaction) => void;
};

const NO_OUTCOME = 'none';
const FORM_ID = 'interaction-form';

/** One contact: when, by which way, who, what was said, what came of it, when to look again. */
export function InteractionDialog({ caseId, interaction, onClose, onRemove }: InteractionDialogProps) {
  const { t } = useLingui();
  const { channels } = useAnswer('catalogue.get', {});
  const before = useAnswer('interactions.list', { caseId });
  const zone = getLocalTimeZone();
  const [draft, setDraft] = useState<InteractionDetails>(() =>
    interaction
      ? detailsOfInteraction(interaction)
      : newInteraction({ at: formatOffsetDateTime(new Date(), zone), zone }, before, channels),
  );
  const isValid = interactionDetailsSchema.safeParse(draft).success;
  const save = async (): Promise<void> => {
    if (!isValid) return;
    const saved = interaction
      ? await tryChange('interactions.update', { caseId, interactionId: interaction.id, patch: draft })
      : await tryChange('interactions.add', { caseId, interaction: draft });
    if (saved) onClose(saved.id);
  };
  return (
    <Dialog
      isOpen
      title={interaction ? t`Edit log entry` : t`Log a contact`}
      onClose={() => onClose()}
      footer={
        <>
          {interaction && (
            <span className={styles.remove}>
              <Button variant="quiet" onPress={() => onRemove(interaction)}>
                <Trans>Remove</Trans>
              </Button>
            </span>
          )}
          <Button onPress={() => onClose()}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="primary" type="submit" form={FORM_ID} isDisabled={!isValid}>
            {interaction ? <Trans>Save</Trans> : <Trans>Add to the log</Trans>}
          </Button>
        </>
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
        <InteractionFields draft={draft} patch={(patch) => setDraft((now) => ({ ...now, ...patch }))} />
      </Form>
    </Dialog>
  );
}

type FieldsProps = { readonly draft: InteractionDetails; readonly patch: (patch: Partial<InteractionDetails>) => void };

function InteractionFields({ draft, patch }: FieldsProps) {
  const { t, i18n } = useLingui();
  const { channels } = useAnswer('catalogue.get', {});
  const outcomes = interactionOutcomeSchema.options.map((id) => ({
    id: id as string,
    label: i18n._(OUTCOME_LABELS[id]),
  }));
  // Not every channel goes both ways.
  const turn = (direction: InteractionDetails['direction']): void => {
    const open = channels.filter((one) => one.directions.includes(direction));
    const channel = open.find((one) => one.id === draft.channel) ?? open[0];
    patch({ direction, channel: channel?.id ?? draft.channel });
  };
  return (
    <>
      <RadioField
        label={t`Direction`}
        isLabelHidden
        look="segments"
        value={draft.direction}
        onChange={turn}
        options={[
          { id: 'out', label: t`You to Amazon` },
          { id: 'in', label: t`Amazon to you` },
        ]}
      />
      <div className={styles.pair}>
        <DateTimeField label={t`When`} value={draft.at} onChange={(at) => patch({ at })} />
        <SelectField
          label={t`Channel`}
          value={draft.channel}
          onChange={(channel) => patch({ channel })}
          options={channels
            .filter((one) => one.directions.includes(draft.direction))
            .map(({ id, label }) => ({ id, label }))}
        />
      </div>
      <TextField
        label={t`With whom`}
        placeholder={t`Name, team or nothing`}
        value={draft.person}
        onChange={(person) => patch({ person })}
      />
      <TextAreaField
        label={t`What was said or sent`}
        rows={4}
        value={draft.summary}
        onChange={(summary) => patch({ summary })}
        errorMessage={draft.summary.length > 20_000 ? t`This is too long.` : null}
      />
      <div className={styles.pair}>
        <SelectField
          label={t`What came of it`}
          value={draft.outcome ?? NO_OUTCOME}
          onChange={(id) => patch({ outcome: id === NO_OUTCOME ? null : (id as InteractionOutcome) })}
          options={[{ id: NO_OUTCOME, label: t`Nothing yet` }, ...outcomes]}
        />
        <DateField label={t`Look again on`} value={draft.followUpOn} onChange={(followUpOn) => patch({ followUpOn })} />
      </div>
    </>
  );
}

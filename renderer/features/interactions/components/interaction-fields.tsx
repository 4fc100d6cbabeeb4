import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import {
  interactionOutcomeSchema,
  MAX_BODY_LENGTH,
  type InteractionDetails,
  type InteractionOutcome,
} from '../../../../shared/domain/interaction.ts';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { DateTimeField } from '../../../components/date-field/date-time-field.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextAreaField, TextField } from '../../../components/text-field/text-field.tsx';
import { writtenDay } from '../../../../shared/domain/clocks/open-follow-ups.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { listZones, moveToZone, zoneOf } from '../entry-zone.ts';
import { AttachmentsField } from './attachments-field.tsx';
import styles from './interaction-dialog.module.css';
import { OUTCOME_LABELS } from './outcome-words.ts';
import { PromisesField } from './promises-field.tsx';

export type InteractionFieldsProps = {
  readonly caseId: CaseId;
  readonly draft: InteractionDetails;
  readonly patch: (patch: Partial<InteractionDetails>) => void;
};

const NO_OUTCOME = 'none';

/** The parts of a contact: what everybody notes first, the rest folded away below. */
export function InteractionFields({ caseId, draft, patch }: InteractionFieldsProps) {
  const { t, i18n } = useLingui();
  const outcomes = interactionOutcomeSchema.options.map((id) => ({
    id: id as string,
    label: i18n._(OUTCOME_LABELS[id]),
  }));
  const [isOpen, setIsOpen] = useState(() => [draft.amazonCaseId, draft.body, draft.privateNote].some(Boolean));
  return (
    <>
      <WayFields draft={draft} patch={patch} />
      <TextField
        label={t`With whom`}
        placeholder={t`Name, team or nothing`}
        value={draft.person}
        onChange={(person) => patch({ person })}
      />
      <TextField label={t`Subject`} value={draft.subject} onChange={(subject) => patch({ subject })} maxLength={500} />
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
      <AttachmentsField
        caseId={caseId}
        attachments={draft.attachments}
        onChange={(attachments) => patch({ attachments })}
      />
      <PromisesField promises={draft.promises} onChange={(promises) => patch({ promises })} />
      <Disclosure label={t`Case ID, full text and private note`} isOpen={isOpen} onToggle={setIsOpen}>
        <div className={styles.form}>
          <TextField
            label={t`Amazon case ID`}
            value={draft.amazonCaseId}
            onChange={(amazonCaseId) => patch({ amazonCaseId })}
            maxLength={100}
          />
          <TextAreaField
            label={t`Full text of the message or the call`}
            rows={4}
            value={draft.body}
            onChange={(body) => patch({ body })}
            errorMessage={draft.body.length > MAX_BODY_LENGTH ? t`This is too long.` : null}
          />
          <TextAreaField
            label={t`Private note`}
            description={t`Never part of a timeline or packet.`}
            rows={2}
            value={draft.privateNote}
            onChange={(privateNote) => patch({ privateNote })}
          />
        </div>
      </Disclosure>
      <Checkbox isSelected={draft.inTimeline} onChange={(inTimeline) => patch({ inTimeline })}>
        {t`Show this entry in timelines for Amazon and others`}
      </Checkbox>
    </>
  );
}

/** Which way, when, in which zone, by which channel. */
function WayFields({ draft, patch }: Omit<InteractionFieldsProps, 'caseId'>) {
  const { t } = useLingui();
  const { channels } = useCatalogue();
  const { today } = useAnswer('system.info', {});
  // Not every channel goes both ways.
  const turn = (direction: InteractionDetails['direction']): void => {
    const open = channels.filter((one) => one.directions.includes(direction));
    const channel = open.find((one) => one.id === draft.channel) ?? open[0];
    patch({ direction, channel: channel?.id ?? draft.channel });
  };
  const zone = zoneOf(draft);
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
        <DateTimeField
          label={t`When`}
          value={draft.at}
          zone={zone}
          onChange={(at) => patch({ at, zone })}
          {...(writtenDay(draft.at) > today ? { description: t`This day is still to come.` } : {})}
        />
        <SelectField
          label={t`Time zone`}
          value={zone}
          onChange={(next) => patch({ zone: next, at: moveToZone(draft.at, next) })}
          options={listZones(zone).map((id) => ({
            id,
            label: /^[+-]/.test(id) ? `UTC${id}` : id.replaceAll('_', ' '),
          }))}
        />
      </div>
      <SelectField
        label={t`Channel`}
        value={draft.channel}
        onChange={(channel) => patch({ channel })}
        options={channels
          .filter((one) => one.directions.includes(draft.direction))
          .map(({ id, label }) => ({ id, label }))}
      />
    </>
  );
}

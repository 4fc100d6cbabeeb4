import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { TextAreaField, TextField } from '../../../components/text-field/text-field.tsx';
import { patchDraft, useNewCaseDraft } from '../new-case-draft.ts';
import { parseIdList } from '../parse-id-list.ts';
import { useSingleReading } from '../use-notice-reading.ts';
import { DeadlineOffers } from './deadline-offers.tsx';
import { Question } from './question.tsx';
import styles from './new-case-screen.module.css';

/** Numbers by which Amazon finds the case again. */
export function IdsPage({ faults }: { readonly faults: ReadonlySet<string> }) {
  const { t } = useLingui();
  const { draft } = useNewCaseDraft();
  const tooLong = t`One of these is longer than any id. Part them with commas or spaces.`;
  return (
    <Question
      title={t`Which numbers does the notice name?`}
      why={<Trans>They stand at the top of the letter and on every contact. You type them once.</Trans>}
    >
      <NoticeFinds />
      <TextField
        label={t`Case IDs`}
        description={t`Several: with commas or spaces between them`}
        value={draft.caseIds}
        onChange={(caseIds) => patchDraft({ caseIds })}
        errorMessage={faults.has('caseIds') ? tooLong : null}
      />
      <TextField
        label={t`Complaint IDs`}
        description={t`Only in complaints by rights owners`}
        value={draft.complaintIds}
        onChange={(complaintIds) => patchDraft({ complaintIds })}
        errorMessage={faults.has('complaintIds') ? tooLong : null}
      />
      <TextAreaField
        label={t`ASINs`}
        rows={2}
        value={draft.asins}
        onChange={(asins) => patchDraft({ asins })}
        errorMessage={faults.has('asins') ? tooLong : null}
      />
      <Checkbox
        isSelected={draft.section3}
        onChange={(section3) => patchDraft({ section3 })}
        note={t`The clause by which Amazon ends the contract. It says nothing about the reason.`}
      >
        <Trans>The notice cites Section 3</Trans>
      </Checkbox>
    </Question>
  );
}

/** What the pasted notice holds, offered but never taken unasked. */
function NoticeFinds() {
  const { t } = useLingui();
  const { draft } = useNewCaseDraft();
  const hints = useSingleReading();
  const merge = (typed: string, found: readonly string[]): string =>
    [...new Set([...parseIdList(typed), ...found])].join(', ');
  if (!hints) return null;
  const taken = {
    caseIds: merge(draft.caseIds, hints.caseIds),
    complaintIds: merge(draft.complaintIds, hints.complaintIds),
    asins: merge(draft.asins, hints.asins),
    section3: draft.section3 || hints.section3,
  };
  const isNew =
    (hints.section3 && !draft.section3) ||
    [...hints.caseIds, ...hints.complaintIds, ...hints.asins].some(
      (id) => ![draft.caseIds, draft.complaintIds, draft.asins].some((typed) => parseIdList(typed).includes(id)),
    );
  if (!isNew) return null;
  const found = [...hints.caseIds, ...hints.complaintIds, ...hints.asins, ...(hints.section3 ? [t`Section 3`] : [])];
  return (
    <Callout
      tone="info"
      title={t`Found in the notice`}
      action={
        <Button size="sm" onPress={() => patchDraft(taken)}>
          <Trans>Fill in below</Trans>
        </Button>
      }
    >
      <span className={styles.foundIds}>{found.join('   ')}</span>
    </Callout>
  );
}

/** The two dates that others are counted from. */
export function DatesPage() {
  const { t } = useLingui();
  const { draft } = useNewCaseDraft();
  return (
    <Question
      title={t`When did the notice come?`}
      why={
        <Trans>
          The age of invoices is counted back from that day. A deadline, if the notice sets one, goes on your timeline.
        </Trans>
      }
    >
      <div className={styles.pair}>
        <DateField
          label={t`Notice received on`}
          value={draft.noticeReceivedOn}
          onChange={(noticeReceivedOn) => patchDraft({ noticeReceivedOn })}
        />
        <DateField
          label={t`Deadline, if there is one`}
          value={draft.deadlineOn}
          onChange={(deadlineOn) => patchDraft({ deadlineOn })}
        />
      </div>
      <DeadlineOffers
        deadlines={useSingleReading()?.deadlines ?? []}
        chosen={draft.deadlineOn}
        onChoose={(deadlineOn) => patchDraft({ deadlineOn })}
      />
    </Question>
  );
}

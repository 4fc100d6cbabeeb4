import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import type { CaseView } from '../case-progress.ts';
import type { NoticeOffer, TextTaking } from '../notice-offers.ts';
import type { NoticeTakingState } from '../use-notice-taking.ts';
import { DeadlineOffers } from './deadline-offers.tsx';

import styles from './notice-dialog.module.css';

type NoticeConfirmationProps = { readonly view: CaseView; readonly taking: NoticeTakingState };

/** Everything that was read in one notice, for the user to tick, change or leave. */
export function NoticeConfirmation({ view, taking }: NoticeConfirmationProps) {
  const { t } = useLingui();
  const { single, offers, unticked, setUnticked } = taking;
  if (!single) return null;
  const tick = (key: string, isTicked: boolean): void => {
    const next = new Set(unticked);
    if (isTicked) next.delete(key);
    else next.add(key);
    setUnticked(next);
  };
  return (
    <div className={styles.confirm}>
      {offers.length === 0 ? (
        <p>
          <Trans>It names no reason and no number that the appeal doesn’t have yet.</Trans>
        </p>
      ) : (
        <OfferTicks offers={offers} unticked={unticked} onTick={tick} />
      )}
      <div className={styles.pair}>
        <DateField label={t`Notice came on`} value={taking.receivedOn} onChange={taking.setReceivedOn} />
        <DateField label={t`Deadline`} value={taking.deadlineOn} onChange={taking.setDeadlineOn} />
      </div>
      <DeadlineOffers deadlines={single.deadlines} chosen={taking.deadlineOn} onChoose={taking.setDeadlineOn} />
      <section>
        <h3 className={styles.title}>
          <Trans>It asks for</Trans>
        </h3>
        {single.requestedItems.length === 0 ? (
          <p>
            <Trans>No list was found. Read the notice for what it asks.</Trans>
          </p>
        ) : (
          <ul className={styles.asked}>
            {single.requestedItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
      </section>
      {view.noticeText.trim() !== '' && (
        <RadioField<TextTaking>
          label={t`The notice that the appeal has`}
          value={taking.textTaking}
          onChange={taking.setTextTaking}
          options={[
            { id: 'add', label: t`Keep it and add this one below` },
            { id: 'replace', label: t`Put this one in its place` },
            { id: 'keep', label: t`Keep it and leave this text out` },
          ]}
        />
      )}
    </div>
  );
}

type OfferTicksProps = {
  readonly offers: readonly NoticeOffer[];
  readonly unticked: ReadonlySet<string>;
  readonly onTick: (key: string, isTicked: boolean) => void;
};

function OfferTicks({ offers, unticked, onTick }: OfferTicksProps) {
  const { t } = useLingui();
  const names: Readonly<Record<NoticeOffer['field'], string>> = {
    reasons: t`Reason`,
    caseIds: t`Case ID`,
    complaintIds: t`Complaint ID`,
    asins: t`ASIN`,
    section3: t`Clause`,
  };
  return (
    <div role="group" aria-label={t`Found in the notice`} className={styles.ticks}>
      {offers.map(({ key, field, label }) => (
        <Checkbox key={key} isSelected={!unticked.has(key)} onChange={(isTicked) => onTick(key, isTicked)}>
          {names[field]}: {label}
        </Checkbox>
      ))}
    </div>
  );
}

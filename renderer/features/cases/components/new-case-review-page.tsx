import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { Button } from '../../../components/button/button.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { goToPage, pathOf, patchDraft, suggestTitle, useNewCaseDraft, type NewCasePage } from '../new-case-draft.ts';
import { parseIdList } from '../parse-id-list.ts';
import { PATH_LABELS } from './case-words.ts';
import { Question } from './question.tsx';
import styles from './new-case-screen.module.css';
import { joinWords } from '../../../lib/join-words.ts';

/** Everything on one page, each line with the way back to its question. */
export function ReviewPage({ faults }: { readonly faults: ReadonlySet<string> }) {
  const { t, i18n } = useLingui();
  const { draft } = useNewCaseDraft();
  const catalogue = useCatalogue();
  // The name is printed on the packet, so it is suggested in English.
  const english = useAnswer('catalogue.get', {});
  const known = useAnswer('accounts.list', {}).find((account) => account.id === draft.accountId);
  const account = known ?? draft.account;
  const words = draft.noticeText.trim().split(/\s+/).filter(Boolean).length;
  const ids = [...parseIdList(draft.caseIds), ...parseIdList(draft.complaintIds), ...parseIdList(draft.asins)];
  const dates = [draft.noticeReceivedOn, draft.deadlineOn].filter((date) => date !== null);
  return (
    <Question
      title={t`Is this right?`}
      why={<Trans>Nothing is final. All of it can be changed later, on the overview.</Trans>}
    >
      <TextField
        label={t`Name of this appeal`}
        description={t`For your own list`}
        value={draft.title ?? suggestTitle(draft, account.storeName, english)}
        onChange={(title) => patchDraft({ title })}
        errorMessage={faults.has('title') ? t`Give it a short name.` : null}
      />
      <dl className={styles.review}>
        <Row name={t`Account`} page="account">
          {joinWords([account.storeName, labelOf(catalogue.marketplaces, account.marketplace)])}
        </Row>
        <Row name={t`Notice`} page="notice">
          {words > 0 && t`${words} words`}
        </Row>
        <Row name={t`Reasons`} page="reasons">
          {joinWords(draft.reasons.map((id) => labelOf(catalogue.reasons, id)))}
        </Row>
        <Row name={t`Path`} page="path">
          {i18n._(PATH_LABELS[pathOf(draft, catalogue)])}
        </Row>
        <Row name={t`Numbers`} page="ids">
          {joinWords([...ids, ...(draft.section3 ? [t`Section 3`] : [])])}
        </Row>
        <Row name={t`Dates`} page="dates">
          {joinWords(dates.map((date) => formatDay(date, i18n.locale)))}
        </Row>
      </dl>
    </Question>
  );
}

type RowProps = { readonly name: string; readonly page: NewCasePage; readonly children: ReactNode };

function Row({ name, page, children }: RowProps) {
  const { t } = useLingui();
  const isEmpty = children === '' || children === false;
  return (
    <div className={styles.reviewRow}>
      <dt>{name}</dt>
      <dd className={isEmpty ? styles.none : ''}>{isEmpty ? t`Not yet` : children}</dd>
      <dd>
        <Button size="sm" variant="quiet" aria-label={t`Change ${name}`} onPress={() => goToPage(page)}>
          <Trans>Change</Trans>
        </Button>
      </dd>
    </div>
  );
}

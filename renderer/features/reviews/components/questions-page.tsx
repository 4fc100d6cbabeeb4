import { Trans, useLingui } from '@lingui/react/macro';
import type { ReviewQuestion } from '../../../../shared/domain/review-catalogue.ts';
import { MAX_ANSWER_LENGTH } from '../../../../shared/domain/review.ts';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { change } from '../../../lib/change.ts';
import type { ReviewData } from '../use-review.ts';
import { PageHead } from './page-head.tsx';
import styles from './questions-page.module.css';
import { SourceNote } from './source-note.tsx';

export type QuestionsPageProps = {
  readonly title: string;
  readonly questions: readonly ReviewQuestion[];
  readonly data: ReviewData;
};

/** The questions of one topic. */
export function QuestionsPage({ title, questions, data }: QuestionsPageProps) {
  return (
    <>
      <PageHead title={title}>
        <Trans>Short notes are enough. Leave empty what doesn’t fit your appeal.</Trans>
      </PageHead>
      {questions.map((question) => (
        <Question key={question.id} question={question} data={data} />
      ))}
    </>
  );
}

function Question({ question, data }: { readonly question: ReviewQuestion; readonly data: ReviewData }) {
  const { t } = useLingui();
  const { caseId, review, catalogue } = data;
  return (
    <div className={styles.question}>
      <AutosaveTextField
        label={question.question}
        description={question.hint}
        rows={3}
        value={review.answers[question.id] ?? ''}
        save={(answer) => change('reviews.saveAnswer', { caseId, questionId: question.id, answer })}
        validate={(text) =>
          text.length > MAX_ANSWER_LENGTH ? t`Too long: ${text.length} of ${MAX_ANSWER_LENGTH} characters` : null
        }
      />
      <Disclosure label={<Trans>Why we ask</Trans>}>
        <p className={styles.why}>{question.why}</p>
        <SourceNote entry={question} sources={catalogue.sources} />
      </Disclosure>
    </div>
  );
}

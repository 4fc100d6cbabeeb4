import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { Button } from '../../../components/button/button.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { tryChange } from '../../../lib/change.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import {
  NEW_CASE_PAGES,
  clearDraft,
  faultsOfPage,
  goToPage,
  toNewCase,
  useNewCaseDraft,
  type NewCasePage,
} from '../new-case-draft.ts';
import { AccountPage } from './new-case-account-page.tsx';
import { DatesPage, IdsPage } from './new-case-fact-pages.tsx';
import { NoticePage } from './new-case-notice-page.tsx';
import { PathPage, ReasonsPage } from './new-case-reason-pages.tsx';
import { ReviewPage } from './new-case-review-page.tsx';
import styles from './new-case-screen.module.css';

const PAGES: Readonly<Record<NewCasePage, (props: { readonly faults: ReadonlySet<string> }) => React.JSX.Element>> = {
  account: AccountPage,
  notice: NoticePage,
  reasons: ReasonsPage,
  path: PathPage,
  ids: IdsPage,
  dates: DatesPage,
  review: ReviewPage,
};

/** Pages whose answers may come later. */
const CAN_WAIT: ReadonlySet<NewCasePage> = new Set(['notice', 'reasons', 'ids', 'dates']);
const NO_FAULTS: ReadonlySet<string> = new Set();

/** A new appeal in short pages, one question each. Nothing but the store is asked for; the rest can wait. */
export function NewCaseScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const { draft, page } = useNewCaseDraft();
  const catalogue = useAnswer('catalogue.get', {});
  const accounts = useAnswer('accounts.list', {});
  const [hasTried, setHasTried] = useState(false);
  const [isCreating, setIsCreating] = useState(false);
  const index = NEW_CASE_PAGES.indexOf(page);
  const faults = faultsOfPage(page, draft);
  const heading = useHeadingFocus(page);

  const show = (next: NewCasePage | undefined): void => {
    setHasTried(false);
    if (next) goToPage(next);
    else navigate('/cases');
  };
  const create = async (): Promise<void> => {
    setIsCreating(true);
    const storeName = accounts.find((one) => one.id === draft.accountId)?.storeName ?? draft.account.storeName.trim();
    const created = await tryChange('cases.create', toNewCase(draft, storeName, catalogue));
    setIsCreating(false);
    if (!created) return;
    clearDraft();
    navigate(caseRoute(created.id, 'overview'));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (faults.size > 0) {
      setHasTried(true);
      requestAnimationFrame(() =>
        heading.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] button')?.focus(),
      );
    } else if (page === 'review') void create();
    else show(NEW_CASE_PAGES[index + 1]);
  };
  const Page = PAGES[page];
  return (
    <Panel label={t`New appeal`} className={styles.panel}>
      <Form className={styles.form ?? ''} onSubmit={submit} validationBehavior="aria">
        <div className={styles.progress}>
          <Button variant="quiet" size="sm" icon={ArrowLeft} onPress={() => show(NEW_CASE_PAGES[index - 1])}>
            {index === 0 ? <Trans>Cancel</Trans> : <Trans>Back</Trans>}
          </Button>
          <ol className={styles.dots} aria-hidden="true">
            {NEW_CASE_PAGES.map((name, at) => (
              <li key={name} data-state={at < index ? 'done' : at === index ? 'here' : 'ahead'} />
            ))}
          </ol>
          <span className={styles.count}>
            <Trans>
              Question {index + 1} of {NEW_CASE_PAGES.length}
            </Trans>
          </span>
        </div>
        <div ref={heading} className={styles.page}>
          <Page faults={hasTried ? faults : NO_FAULTS} />
        </div>
        <div className={styles.footer}>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            isDisabled={isCreating}
            {...(page === 'review' ? {} : { iconAfter: ArrowRight })}
          >
            {page === 'review' ? <Trans>Start this appeal</Trans> : <Trans>Continue</Trans>}
          </Button>
          {CAN_WAIT.has(page) && (
            <span className={styles.later}>
              <Trans>You can leave this empty and fill it in later.</Trans>
            </span>
          )}
        </div>
      </Form>
    </Panel>
  );
}

/** Moves the focus to a new page's heading, so that it is read aloud and Tab goes on from there. */
function useHeadingFocus(page: NewCasePage) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    const start = element.current?.querySelector<HTMLElement>(page === 'notice' ? 'textarea' : 'h1');
    if (shown.current !== page || page === 'account') start?.focus();
    shown.current = page;
  }, [page]);
  return element;
}

import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { findRoundNews, hasNews, type RoundNews } from '../../../../shared/domain/round-news.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { tryChange } from '../../../lib/change.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFiledRounds, useReplyItems } from '../../../lib/use-rounds.ts';
import { useIsNextRoundWanted } from '../use-is-next-round-wanted.ts';
import { joinWords } from '../../../lib/join-words.ts';

/** The next round: what is asked, what stays, and what is new in it so far. Nothing while the last one waits. */
export function NextRoundCard({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const { case: it } = useAnswer('cases.get', { caseId });
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const { round, submissions } = useFiledRounds(caseId);
  const asked = useReplyItems(caseId).length;
  const isWanted = useIsNextRoundWanted(caseId);
  const news = findRoundNews({ case: it, plan, evidence, submissions });
  if (news === null || !isWanted) return null;
  const isStarted = it.status === 'preparing';
  const start = async (): Promise<void> => {
    if (!isStarted) {
      if ((await tryChange('submissions.startRound', { caseId })) === undefined) return;
      void offerUndo(caseId, t`Round ${round} is started`, t`Undo`);
    }
    navigate(caseRoute(caseId, 'evidence'));
  };
  return (
    <Callout
      tone="info"
      title={isStarted ? t`Round ${round} is in preparation` : t`Round ${round} comes next`}
      action={
        <Button variant={isStarted ? 'secondary' : 'primary'} iconAfter={ArrowRight} onPress={() => void start()}>
          {isStarted ? t`Go to the evidence` : t`Start round ${round}`}
        </Button>
      }
    >
      <p>
        {asked > 0 && t`${plural(asked, { one: 'Amazon asks for # thing.', other: 'Amazon asks for # things.' })}`}{' '}
        <Trans>
          Your evidence and your plan stay as they are, and you change what has to change. The letter says by itself
          which round it is and what is new.
        </Trans>
      </p>
      <NewsWords news={news} />
    </Callout>
  );
}

/** What the letter will call new. */
function NewsWords({ news }: { readonly news: RoundNews }) {
  const { t } = useLingui();
  if (!hasNews(news)) {
    return (
      <p>
        <Trans>Nothing is new yet. An appeal that only repeats the last one rarely helps.</Trans>
      </p>
    );
  }
  const titles = (exhibits: RoundNews['added']): string => joinWords(exhibits.map(({ title }) => title));
  const lines = [
    ...(news.added.length > 0 ? [t`New: ${titles(news.added)}`] : []),
    ...(news.replaced.length > 0 ? [t`With a newer file: ${titles(news.replaced)}`] : []),
    ...(news.dropped.length > 0 ? [t`Left out: ${titles(news.dropped)}`] : []),
    ...(news.parts.length > 0
      ? [
          t`${plural(news.parts.length, { one: '# part of the plan is rewritten', other: '# parts of the plan are rewritten' })}`,
        ]
      : []),
  ];
  return <p>{t`So far: ${joinWords(lines, ';')}.`}</p>;
}

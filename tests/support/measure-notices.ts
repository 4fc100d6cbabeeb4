import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { readNotice, type NoticeReading } from '../../shared/domain/notice/read-notice.ts';
import type { LabelledNotice } from './notice-set.ts';

export type NoticeFigures = {
  readonly count: number;
  /** Shares, 0 to 1. */
  readonly top1: number;
  readonly top3: number;
  readonly ids: number;
  readonly kind: number;
  readonly outcome: number;
  readonly language: number;
  readonly scope: number;
  /** Of notices whose requests, or whose time limits, were counted. */
  readonly asks: number;
  readonly deadlines: number;
  readonly falseEnforcement: readonly string[];
  readonly misses: readonly string[];
};

/** How the reader does on labelled messages. Of several reasons, each must be among the first three. */
export function measureNotices(set: readonly LabelledNotice[], catalogue: Catalogue): NoticeFigures {
  const read = set.map((wanted) => ({ wanted, got: readNotice(wanted.text, catalogue) }));
  const notices = read.filter(({ wanted }) => wanted.reasons.length > 0);
  const replies = read.filter(({ wanted }) => wanted.kind === 'reply');
  const share = <T>(list: readonly T[], isRight: (item: T) => boolean): number =>
    list.length === 0 ? 1 : list.filter(isRight).length / list.length;
  return {
    count: set.length,
    top1: share(notices, isTop1),
    top3: share(notices, isTop3),
    ids: share(read, hasIds),
    kind: share(read, ({ wanted, got }) => got.kind === wanted.kind),
    outcome: share(replies, ({ wanted, got }) => got.outcome === wanted.outcome),
    language: share(read, ({ wanted, got }) => got.language === wanted.language),
    scope: share(notices, ({ wanted, got }) => got.scope === wanted.scope),
    asks: share(read, hasAsks),
    deadlines: share(read, hasDeadlines),
    falseEnforcement: read
      .filter(({ wanted, got }) => wanted.kind === 'other' && got.kind === 'notice')
      .map(({ wanted }) => wanted.name),
    misses: read.flatMap((pair) => describeMiss(pair)),
  };
}

type Pair = { readonly wanted: LabelledNotice; readonly got: NoticeReading };

/** "Not sure" is the right answer to a notice that gives no reason. */
function isRightlyUnsure({ wanted, got }: Pair): boolean {
  return wanted.reasons[0] === 'other_unclassified' && got.kind === 'notice' && got.reasons.length === 0;
}

function isTop1({ wanted, got }: Pair): boolean {
  if (isRightlyUnsure({ wanted, got })) return true;
  return wanted.reasons.includes(got.reasons[0]?.reason ?? '');
}

function isTop3({ wanted, got }: Pair): boolean {
  if (isRightlyUnsure({ wanted, got })) return true;
  const first = got.reasons.slice(0, 3).map(({ reason }) => reason);
  return wanted.reasons.every((reason) => first.includes(reason));
}

function hasIds({ wanted, got }: Pair): boolean {
  const keys = ['asins', 'orderIds', 'caseIds', 'complaintIds'] as const;
  const sorted = (ids: readonly string[]): string => ids.toSorted().join();
  return keys.every((key) => sorted(wanted[key]) === sorted(got[key])) && wanted.section3 === got.section3;
}

function hasAsks({ wanted, got }: Pair): boolean {
  return wanted.asks === undefined || got.requestedItems.length === wanted.asks;
}

function hasDeadlines({ wanted, got }: Pair): boolean {
  return wanted.deadlines === undefined || got.deadlines.length === wanted.deadlines;
}

function describeMiss(pair: Pair): readonly string[] {
  const { wanted, got } = pair;
  const named = got.reasons.map(({ reason, score }) => `${reason} ${score}`).join(', ') || 'none';
  const checks: readonly (readonly [isRight: boolean, fault: string])[] = [
    [got.kind === wanted.kind, `kind ${got.kind}, not ${wanted.kind}`],
    [wanted.kind !== 'reply' || got.outcome === wanted.outcome, `outcome ${got.outcome}, not ${wanted.outcome}`],
    [got.language === wanted.language, `language ${got.language}, not ${wanted.language}`],
    [hasIds(pair), `ids ${JSON.stringify([got.asins, got.orderIds, got.caseIds, got.complaintIds, got.section3])}`],
    [
      wanted.reasons.length === 0 || (isTop1(pair) && isTop3(pair)),
      `reasons ${named}, not ${wanted.reasons.join(', ')}`,
    ],
    [hasAsks(pair), `asks ${JSON.stringify(got.requestedItems)}, not ${wanted.asks}`],
    [hasDeadlines(pair), `deadlines ${JSON.stringify(got.deadlines.map(({ text }) => text))}, not ${wanted.deadlines}`],
    [wanted.scope === null || got.scope === wanted.scope, `scope ${got.scope}, not ${wanted.scope}`],
  ];
  const faults = checks.filter(([isRight]) => !isRight).map(([, fault]) => fault);
  return faults.length === 0 ? [] : [`${wanted.name}: ${faults.join('; ')}`];
}

import type { Catalogue } from '../catalogue.ts';
import type { AppealPath } from '../case.ts';
import type { LocalDate } from '../dates.ts';
import { listRequestedItems } from '../requested-items.ts';
import { classifyReasons, findInfringementType, type ReasonGuess } from './classify-reasons.ts';
import { decideKind, type NoticeKind } from './decide-kind.ts';
import { classifyReply } from './classify-reply.ts';
import { evenText } from './even-text.ts';
import { findDeadlines, type NoticeDeadline } from './find-deadlines.ts';
import { findNoticeLanguage, type NoticeLanguage } from './find-language.ts';
import { findNoticeIds, type NoticeIds } from './find-notice-ids.ts';
import { findScope, type NoticeScope } from './find-scope.ts';
import { findPaths } from './find-paths.ts';
import type { InteractionOutcome } from '../interaction.ts';
import { splitNoticeBlocks, type NoticeBlock } from './split-blocks.ts';

/** What a message from Amazon says, as far as rules can read it. Offered for the user to confirm; the notice itself wins. */
export type NoticeReading = NoticeIds & {
  /** A notice acts on the account or a listing; a reply answers an appeal; anything else is neither. */
  readonly kind: NoticeKind;
  /** Null when there is too little text to tell. */
  readonly language: NoticeLanguage | null;
  readonly blocks: readonly NoticeBlock[];
  /** Best first; empty when unsure. */
  readonly reasons: readonly ReasonGuess[];
  readonly scope: NoticeScope | null;
  readonly paths: readonly AppealPath[];
  readonly deadlines: readonly NoticeDeadline[];
  /** In the notice's own words. */
  readonly requestedItems: readonly string[];
  readonly infringementType: string | null;
  /** What a reply decided; null for notices. */
  readonly outcome: InteractionOutcome | null;
};

/** No notice is longer; what follows is read for ids alone. */
const MAX_NOTICE_CHARS = 60_000;
/** A guess that is clearly weaker than the best one is noise. */
const LEAST_SHARE = 0.62;

/**
 * Reads a message from Amazon. Pure and quick; whatever can't be read stays empty.
 * @param text plain text of one message
 * @param receivedOn the day on which it came, when known
 */
export function readNotice(
  text: string,
  catalogue: Pick<Catalogue, 'marketplaces' | 'noticeCues'>,
  receivedOn: LocalDate | null = null,
): NoticeReading {
  const whole = evenText(text);
  const even = whole.slice(0, MAX_NOTICE_CHARS);
  const blocks = splitNoticeBlocks(even);
  const guesses = classifyReasons(even, blocks, catalogue.noticeCues);
  const outcome = classifyReply(even, catalogue.noticeCues.outcomes);
  const kind = decideKind(even, { outcome, blocks, hasReason: guesses.length > 0 });
  const best = guesses[0]?.score ?? 0;
  return {
    kind,
    language: findNoticeLanguage(even),
    blocks,
    reasons: kind === 'other' ? [] : guesses.filter(({ score }) => score >= best * LEAST_SHARE),
    scope: kind === 'other' ? null : findScope(even, guesses[0]?.reason ?? ''),
    paths: kind === 'notice' ? findPaths(even, blocks) : [],
    ...findNoticeIds(whole, catalogue.marketplaces),
    deadlines: kind === 'other' ? [] : findDeadlines(even, receivedOn),
    requestedItems:
      kind === 'other' ? [] : listRequestedItems(text.slice(0, MAX_NOTICE_CHARS)).map((item) => item.text),
    infringementType: findInfringementType(even),
    outcome: kind === 'reply' ? outcome : null,
  };
}

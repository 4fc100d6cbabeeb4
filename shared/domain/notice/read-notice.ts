import type { Catalogue } from '../catalogue.ts';
import type { AppealPath } from '../case.ts';
import type { LocalDate } from '../dates.ts';
import { listRequestedItems } from '../requested-items.ts';
import { classifyReasons, findInfringementType, type ReasonGuess } from './classify-reasons.ts';
import { classifyReply } from './classify-reply.ts';
import { evenText } from './even-text.ts';
import { findDeadlines, type NoticeDeadline } from './find-deadlines.ts';
import { findNoticeLanguage, type NoticeLanguage } from './find-language.ts';
import { findNoticeIds, type NoticeIds } from './find-notice-ids.ts';
import { findPaths } from './find-paths.ts';
import type { ReplyOutcome } from './notice-cues.ts';
import { splitNoticeBlocks, type NoticeBlock } from './split-blocks.ts';

/** What a message from Amazon says, as far as rules can read it. Offered for the user to confirm; the notice itself wins. */
export type NoticeReading = NoticeIds & {
  /** A notice acts on the account or a listing; a reply answers an appeal; anything else is neither. */
  readonly kind: 'notice' | 'reply' | 'other';
  /** Null when there is too little text to tell. */
  readonly language: NoticeLanguage | null;
  readonly blocks: readonly NoticeBlock[];
  /** Best first; empty when unsure. */
  readonly reasons: readonly ReasonGuess[];
  readonly scope: 'account' | 'listing' | null;
  readonly paths: readonly AppealPath[];
  readonly deadlines: readonly NoticeDeadline[];
  /** In the notice's own words. */
  readonly requestedItems: readonly string[];
  readonly infringementType: string | null;
  /** What a reply decided; null for notices. */
  readonly outcome: ReplyOutcome | null;
};

/** Sentences by which Amazon acts on an account or a listing, or says that it will. */
const ENFORCEMENT: readonly RegExp[] = [
  /\b(?:your|this|the)\b[^.!?\n]{0,80}\b(?:accounts?|listings?|offers?|asins?|products?|selling privileges|detail pages?|content|inventory|items?)\b[^.!?\n]{0,80}\b(?:ha(?:s|ve) been|(?:is|are|was|were)(?: now| currently| temporarily)?|will be|may be)\s+(?:temporarily |permanently )?(?:deactivated|suspended|removed|blocked|restricted|withdrawn|cancell?ed|taken down|inactive|under (?:temporary )?review|closed|on hold|subject to|paused|suppressed)/i,
  /\bwe(?:'ve| have| are| will)?\s+(?:have |had |also |temporarily |permanently )*(?:deactivat|suspend|remov|block|restrict|withh[eo]ld|clos|deny|denied|paus|review)(?:ed|ing|ion|d)?\b[^.!?\n]{0,60}\b(?:your|the following|these|this)\b[^.!?\n]{0,60}\b(?:accounts?|listings?|offers?|asins?|products?|privileges|content|funds|disbursements?|items?|seller-fulfilled)/i,
  /\b(?:at risk of|risk of|may (?:result in|lead to)|result in|lead to|prevent|avoid)\b[^.!?\n]{0,60}\b(?:deactivation|suspension|removal|being (?:deactivated|suspended)|loss of (?:your )?selling)/i,
  /\b(?:no longer|not) (?:be )?(?:able to|allowed to|eligible to|permitted to|authori[sz]ed to|sell|list)\b[^.!?\n]{0,30}\b(?:sell|list|offer|on (?:our|amazon))/i,
  /\b(?:to|how do i|how can i|in order to) (?:reactivate|reinstate) (?:my|your|the|this)\b/i,
  /\b(?:sales|listing|policy) (?:violation|removal)s?\b[^.!?\n]{0,60}\b(?:on|for|of) your\b|\bpolicy (?:warning|violation)\b|\bnotice of (?:intellectual property|policy|removal)/i,
  /\bwe (?:received|have received|got) (?:a |an |several |multiple )?(?:report|complaint|notice)s?\b[^.!?\n]{0,100}\b(?:rights owner|buyers?|customers?|authentic|infring|counterfeit|safety|condition|your)/i,
  /\b(?:you|your account)\b[^.!?\n]{0,40}\b(?:must|need to|are required to)\b[^.!?\n]{0,80}\b(?:verif|provide|submit|appeal|plan of action)[^.!?\n]{0,120}\b(?:deactivat|suspen|remov|restrict|reactivat|within|before)/i,
  /\bkonto\b[^.!?\n]{0,80}\b(?:deaktiviert|gesperrt)|\b(?:angebote?|produkte?)\b[^.!?\n]{0,60}\b(?:entfernt|gesperrt|deaktiviert)/i,
  /\bcompte\b[^.!?\n]{0,80}\b(?:désactivé|suspendu|bloqué)|\b(?:offres?|produits?|annonces?)\b[^.!?\n]{0,60}\b(?:supprimée?s?|retirée?s?|désactivée?s?)/i,
  /\bcuenta\b[^.!?\n]{0,80}\b(?:desactivad|suspendid|bloquead)|\b(?:listados?|productos?|ofertas?)\b[^.!?\n]{0,60}\b(?:eliminad|retirad|desactivad)/i,
  /\baccount\b[^.!?\n]{0,80}\b(?:disattivato|sospeso|bloccato)|\b(?:offerte?|prodott[oi]|inserzion[ei])\b[^.!?\n]{0,60}\b(?:rimoss|disattivat)/i,
  /(?:アカウント|出品|商品)[^。\n]{0,40}(?:停止|無効|一時停止|削除|取り下げ)/,
  /(?:账户|帐户|账号|賬戶|商品|listing)[^。\n]{0,40}(?:停用|暂停|移除|冻结|限制|下架|停权)/i,
];
const ACCOUNT =
  /\b(?:selling |seller )?accounts?\b[^.!?\n]{0,60}\b(?:deactivat|suspend|clos|at risk|restrict|review|block)|\bdeactivat\w+ your (?:amazon )?(?:selling |seller )?account|\bselling privileges\b|\breactivate (?:my|your) (?:selling |seller )?account|konto|compte|cuenta|アカウント|账户|帐户|账号/i;
const LISTING =
  /\b(?:listings?|offers?|asins?|products?|detail pages?)\b[^.!?\n]{0,60}\b(?:remov|deactivat|block|suppress|inactive|taken down|withdrawn)|\bremov\w+ (?:some of )?(?:your|the following) (?:listings?|offers?|products?|content)/i;
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
  const guesses = classifyReasons(even, blocks, catalogue.noticeCues.reasons);
  const isEnforcement = ENFORCEMENT.some((words) => words.test(even));
  const outcome = classifyReply(even, catalogue.noticeCues.outcomes);
  const kind = decideKind({ isEnforcement, outcome, blocks, hasReason: guesses.length > 0, text: even });
  const best = guesses[0]?.score ?? 0;
  return {
    kind,
    language: findNoticeLanguage(even),
    blocks,
    reasons: kind === 'other' ? [] : guesses.filter(({ score }) => score >= best * LEAST_SHARE),
    scope: kind === 'other' ? null : findScope(even),
    paths: kind === 'notice' ? findPaths(even, blocks) : [],
    ...findNoticeIds(whole, catalogue.marketplaces),
    deadlines: kind === 'other' ? [] : findDeadlines(even, receivedOn),
    requestedItems:
      kind === 'other' ? [] : listRequestedItems(text.slice(0, MAX_NOTICE_CHARS)).map((item) => item.text),
    infringementType: findInfringementType(even),
    outcome: kind === 'reply' ? outcome : null,
  };
}

type Signs = {
  readonly isEnforcement: boolean;
  readonly outcome: ReplyOutcome | null;
  readonly blocks: readonly NoticeBlock[];
  readonly hasReason: boolean;
  readonly text: string;
};

const ANSWERS =
  /\b(?:thank you for (?:your|submitting|providing|the)|(?:received|reviewed|receipt of|regarding|about|after reviewing) your (?:submission|appeal|response|documents?|information|plan|message|e-?mail|account and the information)|your (?:appeal|submission|plan of action)|information you (?:have )?(?:provided|submitted|sent)|you (?:have )?(?:submitted|provided|sent))/i;

/** A reply answers what was sent; a first notice has its why-block and says how to appeal. */
function decideKind({ isEnforcement, outcome, blocks, hasReason, text }: Signs): NoticeReading['kind'] {
  const answers = ANSWERS.test(text.slice(0, 1500));
  const isReply = outcome !== null && (answers || (outcome === 'reinstated' && !isFirstNotice(blocks)));
  if (isReply) return 'reply';
  const explains = hasReason || blocks.some(({ kind }) => kind === 'why' || kind === 'how');
  return isEnforcement && explains ? 'notice' : 'other';
}

function isFirstNotice(blocks: readonly NoticeBlock[]): boolean {
  return (['why', 'how'] as const).every((wanted) => blocks.some(({ kind }) => kind === wanted));
}

/** An account-wide action beats one on listings: notices on accounts name the listings too. */
function findScope(text: string): NoticeReading['scope'] {
  const account = text.search(ACCOUNT);
  const listing = text.search(LISTING);
  if (account === -1 && listing === -1) return null;
  if (account === -1) return 'listing';
  if (listing === -1) return 'account';
  return /\b(?:selling |seller )?account (?:has been|is|was|will be)\b[^.!?\n]{0,30}\b(?:deactivat|suspend|clos|block)/i.test(
    text,
  )
    ? 'account'
    : 'listing';
}

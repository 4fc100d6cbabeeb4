import type { AppealPath } from '../case.ts';
import { listRequestedItems } from '../requested-items.ts';
import { evenText } from './even-text.ts';
import { splitNoticeBlocks, type NoticeBlock } from './split-blocks.ts';

const CUES: readonly { readonly path: AppealPath; readonly words: RegExp }[] = [
  {
    path: 'reactivate-other-first',
    words:
      /\b(?:reactivate|reinstate|appeal)\b[^.\n]{0,60}\b(?:that|those|other|related)\b[^.\n]{0,20}\baccounts?\b|name of the account that was reactivated|\b(?:get|have|bring)\b[^.\n]{0,40}\b(?:reinstated|reactivated)\b[^.\n]{0,10}\bfirst\b|zuerst\b[^.\n]{0,60}\breaktivier|réactive[rz] d'abord|d'abord réactive[rz]|先に再開|先(?:恢复|重新激活|激活)/iu,
  },
  {
    path: 'retraction',
    words: /\bretract(?:ion|ed|s)?\b|withdraw(?:s|n|al)?\b[^.\n]{0,40}\b(?:complaint|report|notice)/i,
  },
  {
    path: 'admit',
    words:
      /\bplan of action\b|root causes?\b|\b(?:send|provide|submit|need)[^.\n]{0,20}\bplan\b|(?:actions?|steps) (?:that )?you (?:have taken|took)|(?:steps|actions|measures)[^.\n]{0,50}(?:prevent|avoid)|greater detail/i,
  },
  {
    path: 'documents',
    words:
      /\b(?:invoices?|receipts?|documents?|documentation|utility bill|bank statement|identity document|passport|business licen[cs]e|certificates?|test reports?|letter of authori[sz]ation|proof of|photos?)\b/i,
  },
];
const DISPUTE =
  /\b(?:in error|by mistake|did not (?:violate|sell)|proof of compliance|evidence that (?:your|the|you)|never (?:sold|listed)|explanation (?:of|why|that))/i;

/**
 * The routes that a notice opens (domain.md finding 2 and 4.2): the how-block says whether a plan or papers are asked for,
 * the error-block whether one can dispute. Empty when the notice opens none.
 * @param text evened by `evenText`
 */
export function findPaths(text: string, blocks: readonly NoticeBlock[]): readonly AppealPath[] {
  const partsOf = (...kinds: readonly NoticeBlock['kind'][]): string =>
    blocks
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ start, end }) => text.slice(start, end))
      .join('\n');
  const asked = partsOf('how', 'send');
  const scope = asked === '' ? text : asked;
  const paths = CUES.filter(({ words }) => words.test(scope)).map(({ path }) => path);
  const error = partsOf('error');
  // What is asked for one by one says it too, in every language whose requests are known.
  const requests = listRequestedItems(text);
  if (requests.some(({ planParts }) => planParts.length > 0)) paths.push('admit');
  if (requests.some(({ documentTypes }) => documentTypes.some(isPaper))) paths.push('documents');
  const disputes = error !== '' || DISPUTE.test(scope);
  return [...new Set([...paths, ...(disputes ? (['dispute'] as const) : [])])];
}

/** Whether a type is a paper to send; a retraction goes from its owner to Amazon. */
function isPaper(type: string): boolean {
  return !type.startsWith('rights_owner_') && type !== 'reactivation_proof';
}

/** The routes that the text of a notice opens, as it was pasted. */
export function findOpenedPaths(noticeText: string): readonly AppealPath[] {
  const text = evenText(noticeText.slice(0, MAX_CHARS));
  return findPaths(text, splitNoticeBlocks(text));
}

/** No notice is longer. */
const MAX_CHARS = 60_000;

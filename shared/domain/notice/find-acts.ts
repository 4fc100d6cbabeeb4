import type { Sentence } from './find-concepts.ts';

/** What Amazon has done already, or says that it may do. English; other languages go by `decide-kind.ts` alone. */
const DONE =
  /\b(?:deactivated|suspended|terminated|closed|blocked|locked|paused|removed|withdrawn|withdrew|deleted|(?:switched|turned) off|restricted|limited|suppressed|delisted|disabled|revoked|frozen|froze|stopped|hidden|hid|inactive|on hold|separated|off the (?:store|site)|(?:taken|took|take) (?:\S+ ){0,4}?(?:off|down)|not (?:for sale|allowed to sell|permitted to sell|eligible to sell)|no longer (?:active|visible|shown|live|online|available|for sale|permitted|allowed|able|eligible|sell|list|offer)|(?:can(?: ?not|'t)|(?:may|must) not) (?:currently )?(?:be )?(?:sell|list|offer|sold|listed)|currently may not|(?:can't|cannot|could not|won't|will not) be (?:re-?)?(?:activated|opened))\b/i;
const THREATENED =
  /\b(?:deactivat\w*|suspen[ds]\w*|terminat\w*|clos(?:e|ed|ing|ure)|block\w*|lock(?:ed)?|paus(?:e|ed)|remov\w*|withdraw\w*|restrict\w*|limit(?:ed)?|lose|loss|stop|(?:take|taking|taken) away)\b/i;
const FUTURE = /\b(?:will|may|can|could|might|risk|otherwise|or we|unless|have to|must)\b/i;
const OBJECT =
  /\b(?:accounts?|listings?|offers?|pages?|asins?|B0[0-9A-Z]{8}|products?|items?|sales?|sell|selling|privileges|permission|rights?|ability|payouts?|funds|balance|content|inventory|blocked you|(?:locked|deactivated|suspended|closed|blocked|removed|deleted|paused) (?:it|them))\b/i;
const ADDRESSED =
  /\b(?:you|your|yours|the sales?|(?:payouts?|disbursements?) (?:are|is|were|was|have been|has been)|B0[0-9A-Z]{8})\b|\b(?:this|these|the|the following) (?:\w+ )?(?:listing|offer|page|asin|product|item|account)s?\b/i;
/** Of nobody in particular, or not said to have happened. */
const SUPPOSED =
  /\b(?:if|whether|in case|whenever|when|should|how|why|unless)\b|\b(?:accounts|listings|offers|sellers|products) (?:with|without|that|who|whose|of|from)\b/i;

/** Whether a sentence says that something was done to the reader's account or listings. @param text the text that it stands in */
export function saysDone({ words, end }: Sentence, text: string): boolean {
  return text[end] !== '?' && !SUPPOSED.test(words) && [DONE, OBJECT, ADDRESSED].every((part) => part.test(words));
}

/** Whether a sentence says that something may be done to them. */
export function saysThreatened({ words, end }: Sentence, text: string): boolean {
  return text[end] !== '?' && [THREATENED, FUTURE, OBJECT, ADDRESSED].every((part) => part.test(words));
}

/** Whether a sentence is about something that may be so, or is a question: nothing happened then. */
export function isSupposed({ words, end }: Sentence, text: string): boolean {
  return text[end] === '?' || SUPPOSED.test(words);
}

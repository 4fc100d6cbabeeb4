import { isSupposed, saysDone, saysThreatened } from './find-acts.ts';
import { listSentences, type Sentence } from './find-concepts.ts';
import type { InteractionOutcome } from '../interaction.ts';
import type { NoticeBlock } from './split-blocks.ts';

export type NoticeKind = 'notice' | 'reply' | 'other';

/** Sentences by which Amazon acts on an account or a listing, or says that it will. */
const ENFORCEMENT: readonly RegExp[] = [
  /\b(?:your|this|the)\b[^.!?\n]{0,80}\b(?:accounts?|listings?|offers?|asins?|products?|selling (?:privileges|rights)|detail pages?|content|inventory|items?)\b[^.!?\n]{0,80}\b(?:ha(?:s|ve) been|(?:is|are|was|were)(?: now| currently| temporarily)?|will be|may be)\s+(?:temporarily |permanently )?(?:deactivated|suspended|removed|blocked|restricted|withdrawn|cancell?ed|taken down|inactive|under (?:temporary )?review|closed|on hold|subject to|paused|suppressed)/i,
  /\bwe(?:'ve| have| are| will)?\s+(?:have |had |also |temporarily |permanently )*(?:deactivat|suspend|remov|block|restrict|withh[eo]ld|clos|deny|denied|paus|review)(?:ed|ing|ion|d)?\b[^.!?\n]{0,60}\b(?:your|the following|these|this)\b[^.!?\n]{0,60}\b(?:accounts?|listings?|offers?|asins?|products?|privileges|rights|content|funds|disbursements?|items?|seller-fulfilled)/i,
  /\b(?:at risk of|risk of)\b[^.!?\n]{0,60}\b(?:deactivat|suspen|remov|being (?:deactivated|suspended|removed))|\byour (?:account|ability to (?:sell|list)|selling privileges)\b[^.!?\n]{0,60}\b(?:is|are) at risk\b|\b(?:may|will|can|could) (?:result in|lead to)\b[^.!?\n]{0,60}\b(?:deactivation|suspension|removal|loss)\b[^.!?\n]{0,20}\byour\b|\b(?:prevent|avoid) (?:the )?(?:deactivation|suspension|removal) of (?:your|this|these|the)\b/i,
  /\b(?:no longer|not) (?:be )?(?:able to|allowed to|eligible to|permitted to|authori[sz]ed to|sell|list)\b[^.!?\n]{0,30}\b(?:sell|list|offer|on (?:our|amazon))/i,
  /\b(?:to|how do i|how can i|in order to) (?:reactivate|reinstate) (?:my|your|the|this)\b/i,
  /\b(?:your|this|the|these) (?:\w+ )?(?:listings?|offers?|products?|pages?|B0[0-9A-Z]{8})\b[^.!?\n]{0,60}\b(?:may|might|could|appears? to|seems? to)\b[^.!?\n]{0,40}\b(?:infring|violat|intellectual property|breach)/i,
  /\b(?:sales|listing|policy) (?:violation|removal)s?\b[^.!?\n]{0,60}\b(?:on|for|of) your\b|\bpolicy (?:warning|violation)\b|\bnotice of (?:intellectual property|policy|removal)/i,
  /\bwe (?:received|have received|got) (?:a |an |several |multiple )?(?:report|complaint|notice)s?\b[^.!?\n]{0,100}\b(?:rights owner|buyers?|customers?|authentic|infring|counterfeit|safety|condition|your)/i,
  /\b(?:you|your account)\b[^.!?\n]{0,40}\b(?:must|need to|are required to)\b[^.!?\n]{0,80}\b(?:verif|provide|submit|appeal|plan of action)[^.!?\n]{0,120}\b(?:deactivat|suspen|remov|restrict|reactivat|within|before)/i,
  /(?:you (?:can|may) (?:no longer|not) (?:sell|list)|you (?:cannot|can't) (?:sell|list)|(?:taken|took) down|(?:has|have|had|was|were) (?:been )?(?:\w+ )?(?:removed|deactivated|suspended|blocked|taken down)\b[^.!?\n]{0,30}(?:because|since|as|for|due))/i,
  /kont(?:o|os|en)\b[^.!?\n]{0,100}\b(?:deaktivier|gesperrt|sperr|eingeschränkt|vorübergehend|ausgesetzt)|(?:deaktivier|gesperrt|sperr)\w*[^.!?\n]{0,60}konto|(?:angebot|produkt|artikel|listing|detailseite)\w*[^.!?\n]{0,80}(?:entfernt|gesperrt|deaktiviert|gelöscht|blockiert)|verkaufsberechtigung|wie (?:reaktiviere|kann ich) [^\n]{0,40}(?:konto|angebot)|(?:guthaben|auszahlung)\w*[^.!?\n]{0,60}(?:einbehalten|zurückgehalten)/i,
  /(?:compte|privilèges)\b[^.!?\n]{0,100}(?:désactiv|suspend|bloqu|risque)|(?:désactiv|suspend|bloqu)\w*[^.!?\n]{0,60}(?:compte|offre|annonce|produit)|(?:offres?|produits?|annonces?|fiches?|listings?)\b[^.!?\n]{0,80}(?:supprim|retir|désactiv|bloqu)|(?:l'avons|les avons|avons) (?:\w+ )?(?:retir|supprim|désactiv|bloqu|suspend)|(?:supprim|retir)\w*[^.!?\n]{0,60}(?:offre|annonce|produit|fiche)|réactiver mon/i,
  /cuenta\b[^.!?\n]{0,100}(?:desactiv|suspend|bloque|riesgo)|(?:desactiv|suspend|bloque|elimin|retir)\w*[^.!?\n]{0,60}(?:cuenta|ofertas?|listados?|productos?|anuncio)|(?:listados?|listings?|productos?|ofertas?|anuncios?)\b[^.!?\n]{0,80}(?:eliminad|retirad|desactivad|bloquead)|reactiv\w+ mi/i,
  /account\b[^.!?\n]{0,100}(?:disattivat|sospes|bloccat|rischio)|(?:disattivat|sospes|bloccat|rimoss|eliminat)\w*[^.!?\n]{0,60}(?:account|offert|prodott|inserzion|annunci)|(?:offert[ae]|prodott[oi]|inserzion[ei]|annunci)\b[^.!?\n]{0,80}(?:rimoss|disattivat|sospes|bloccat)|riattivare (?:il mio|la mia)/i,
  /(?:アカウント|出品|商品|販売権限|出品権限)[^。\n]{0,50}(?:停止|無効|削除|取り下げ|制限|保留|取り消)|(?:停止|削除|取り下げ|制限)[^。\n]{0,30}(?:アカウント|出品|商品)/,
  /(?:账户|帐户|账号|賬戶|帳戶|商品|销售权限|listing|资金)[^。\n]{0,50}(?:停用|暂停|移除|冻结|限制|下架|停权|删除|扣留|關閉|关闭|風險|风险)|(?:停用|暂停|移除|冻结|限制|下架|删除|扣留)[^。\n]{0,30}(?:账户|帐户|账号|商品|销售权限|资金)/i,
];
/** Mails that Amazon, buyers and others send every day. */
const EVERYDAY =
  /\b(?:newsletter|seller news|webinars?|in this issue|unsubscribe|what's new|you(?:'ve| have) (?:made a sale|sold an? |received a (?:message|new order))|message from (?:a |your )?(?:buyer|customer)|payment is on its way|(?:policy|fee)s? (?:update|change)s?|we(?:'re| are) (?:changing|updating|introducing|launching)|(?:you )?(?:do not|don't) need to (?:do anything|take any action)|no action (?:is )?(?:required|needed)|does not affect your account health|search[- ]suppressed|main image|add a (?:picture|photo|main image)|sponsored products|campaigns?|restock|inventory (?:storage|planning)|how would you rate|was this (?:answer|helpful)|thank you for contacting seller support|return (?:request|label)|tax (?:documents?|invoice)|low inventory|run out of stock|your (?:\w+ ){0,3}invoice is (?:ready|available)|course on|register here|congratulations|is looking great|upcoming changes?|starting \d{1,2} \w+ \d{4}|closed the claim|in your favou?r|no reply is needed|stock is 0|repric\w*)\b/i;
/** Texts on what happens to sellers, by people who aren't Amazon or to nobody in particular. */
const ABOUT_OTHERS =
  /\b(?:digest|you follow(?: these)?|replies\)|preferences|book (?:a|your) (?:free )?(?:call|consultation|demo)|free (?:consultation|audit|trial)|we (?:have )?(?:helped|reinstated)|our (?:team|clients?|service)s? (?:ha(?:s|ve) (?:helped|reinstated)|helps?)|sponsored|podcast|register (?:here|now|today)|seats are limited|join (?:us|our)|I (?:bought|ordered|paid|want (?:a|my))|my money back|course on|seller university|new video|watch it|read our tips|top stories|discussed this week)\b/i;
/** What Amazon has done already to the reader's own account or listings. */
const ACTED =
  /\byour\b[^.!?\n]{0,60}\b(?:accounts?|listings?|offers?|privileges|rights)\b[^.!?\n]{0,40}\b(?:has been|have been|is|are|was|were) (?:\w+ )?(?:deactivated|suspended|removed|at risk of)|\bwe(?:'ve| have)? (?:\w+ )?(?:deactivated|suspended|removed) (?:some of )?your\b/i;
/** The same in the other languages. */
const ACTED_ELSEWHERE =
  /\bihr (?:\S+ )?(?:verkäufer)?konto\b[^.!?\n]{0,40}\b(?:wurde|ist)\b[^.!?\n]{0,60}(?:deaktiviert|gesperrt|geschlossen|ausgesetzt)|votre compte[^.!?\n]{0,40}\b(?:a été|est)[^.!?\n]{0,30}(?:désactivé|suspendu|fermé|bloqué)|tuo account[^.!?\n]{0,40}(?:disattivat|sospes|chius|bloccat)|su cuenta[^.!?\n]{0,40}(?:ha sido|está|fue)[^.!?\n]{0,30}(?:desactivad|suspendid|cerrad|bloquead)|アカウント[をは][^。\n]{0,16}(?:停止|無効)[^。\n]{0,8}(?:しま|いたしま|してい|され)|(?:您的|你的)[^。\n]{0,6}(?:账户|帐户|账号)[^。\n]{0,6}已[^。\n]{0,4}(?:停用|暂停|冻结|关闭)/iu;
const PHISHING =
  /\bdear (?:amazon )?(?:customer|user|client|member)\b[\s\S]{0,600}\b(?:click|link|log ?in|verify)\b|amaz0n|amazon-[a-z]+\.|account has been locked!/i;
type Signs = {
  readonly outcome: InteractionOutcome | null;
  readonly blocks: readonly NoticeBlock[];
  readonly hasReason: boolean;
};

const ANSWERS =
  /\bthanks for (?:getting back|your (?:reply|answer|documents|appeal)|sending)|another look at your|\bthank you for (?:your (?!patience|attention|cooperation|understanding)|submitting|providing|sending|contacting|writing|reaching|the (?:information|documents?|submission))|(?:received|reviewed|review of|receipt of|regarding|about|after reviewing|looked at|considered|in response to) (?:the )?your (?:\w+ )?(?:submission|appeal|response|documents?|information|plan|message|e-?mail|account and the information)|(?:reviewed|review of|receipt of|received|looked at|considered|to|reviewing) your (?:\w+ )?(?:submission|appeal|response|documents?|information|plan|message|e-?mail|account and the information)|your (?:recent |latest )?(?:appeal|submission|plan of action)|information (?:that )?you (?:have )?(?:provided|submitted|sent)|(?:looked at|reviewed|read|checked|considered|gone through|received|got) (?:what you|everything you|your (?:appeal|documents|papers|files|plan|answer|reply|message))|your plan (?:does|did|is|of|still)|(?:gone through|read|checked|considered|got|accepted|refused|rejected) your (?:\w+ )?(?:appeal|documents?|papers|answer|reply|plan)|send them again|your request (?:has been|was|is) (?:passed|forwarded|handed|transferred)|vielen dank für ihre|suite à votre|merci (?:pour|de) votre|grazie per (?:il|la|i|le|aver)|gracias por (?:su|tu|enviar)|you (?:have )?(?:submitted|provided|sent)|ihre[nrm]?\s+(?:einspruch|widerspruch|einreichung|maßnahmenplan|unterlagen|antwort)|votre (?:appel|recours|réponse|demande|plan d'action)|(?:tuo|suo) (?:ricorso|appello|piano d'azione)|(?:su|tu) (?:apelación|recurso|respuesta|plan de acción)|(?:ご提出|お送り)いただ|申し立て|異議申し立て|申诉|您提交|您提供/i;
/** They can only be said to somebody who wrote before. */
const ALWAYS_ANSWERS: ReadonlySet<InteractionOutcome> = new Set([
  'not_implemented',
  'proof_only',
  'wrong_channel',
  'final',
]);

/** A notice acts on the account or a listing, a reply answers what was sent, anything else is neither. @param text evened by `evenText` */
export function decideKind(text: string, { outcome, blocks, hasReason }: Signs): NoticeKind {
  if (PHISHING.test(text)) return 'other';
  const sentences = listSentences(text);
  const isEnforcement = saysEnforcement(text, sentences);
  const hasParts = blocks.some(({ kind }) => kind === 'why' || kind === 'how');
  // Whoever explains how to appeal, or why, hasn't been appealed to yet, unless the opening words say so.
  const headEnd = isEnforcement && hasParts ? (blocks[1]?.start ?? 0) : null;
  if (outcome !== null && isReply(text, outcome, headEnd, hasReason)) return 'reply';
  return isEnforcement && isMeant(text, sentences, hasReason || hasParts) ? 'notice' : 'other';
}

/** Fields of a rights owner's report stand in notices only. */
const REPORT_FIELD = /^[ \t]*(?:complaint id|infringement type)\s*:/im;

function saysEnforcement(text: string, sentences: readonly Sentence[]): boolean {
  return (
    REPORT_FIELD.test(text) ||
    ENFORCEMENT.some((words) => words.test(text)) ||
    sentences.some((sentence) => saysDone(sentence, text) || saysThreatened(sentence, text))
  );
}

/** News and advertising speak of deactivation too; only what Amazon has done to the reader's own account is beyond doubt. */
function isMeant(text: string, sentences: readonly Sentence[], isExplained: boolean): boolean {
  if (ABOUT_OTHERS.test(text)) return false;
  const hasActed = sentences.some((sentence) => ACTED.test(sentence.words) && !isSupposed(sentence, text));
  return hasActed || ACTED_ELSEWHERE.test(text) || (isExplained && !EVERYDAY.test(text));
}

/** @param headEnd where the opening words of a first notice end; null for what isn't built like one */
function isReply(text: string, outcome: InteractionOutcome, headEnd: number | null, hasReason: boolean): boolean {
  if (ANSWERS.test(text.slice(0, headEnd ?? 1500))) return true;
  // A refusal that gives no reason answers somebody who knows it.
  const isRefusal = outcome === 'denied' && !hasReason;
  const isAnswerByItself =
    ALWAYS_ANSWERS.has(outcome) || outcome === 'reinstated' || outcome === 'partial' || isRefusal;
  return isAnswerByItself && headEnd === null;
}

import { saysDone, saysThreatened } from './find-acts.ts';
import { listSentences } from './find-concepts.ts';

/** What is acted on. */
export type NoticeScope = 'account' | 'listing';

const ACCOUNT =
  /\b(?:selling |seller )?accounts?\b[^.!?\n]{0,60}\b(?:deactivat|suspend|clos|at risk|restrict|under review|review|block|lock)|\b(?:deactivat|suspend|clos|block|lock|paus)\w* (?:the door on )?your (?:amazon )?(?:selling |seller )?account|\bselling (?:privileges|rights)\b|\b(?:right|permission) to sell\b|you (?:can|may) no(?:t| longer) sell\b(?! (?:this|the|these))|\breactivate (?:my|your) (?:selling |seller )?account|seller-?fulfil\w+ (?:items|listings?|offers?|products?)|(?:funds|balance|disbursements?) (?:in|of|on|is|are)\b|kont(?:o|os|en)\b|\bcomptes?\b|\bcuentas?\b|\bil tuo account|tuo account|アカウント|出品(?:者)?権限|账户|帐户|账号|賬戶|帳戶/i;
const LISTING =
  /\b(?:listings?|offers?|asins?|products?|detail pages?|items?|content|page)\b[^.!?\n]{0,60}\b(?:remov|deactivat|block|suppress|inactive|taken down|withdrawn|no longer active)|\b(?:remov|suppress|deactivat|took down|block)\w* (?:some of |one of )?(?:(?:your|the|these|this) )?(?:following )?(?:\w+ )?(?:listings?|offers?|products?|content|detail pages?|asins?)|(?:may|can) ?not be sold|B0[0-9A-Z]{8}[^.!?\n]{0,30}(?:removed|inactive|no longer)|(?:angebot|artikel|produkt|listing)\w*[^.!?\n]{0,60}(?:entfernt|gesperrt|deaktiviert)|(?:offres?|annonces?|produits?)\b[^.!?\n]{0,60}(?:supprim|retir|désactiv)|(?:supprim|retir)\w*[^.!?\n]{0,50}(?:offre|annonce|produit)|(?:rimoss|disattivat)\w*[^.!?\n]{0,50}(?:offert|prodott|inserzion)|(?:offert\w|prodott\w|inserzion\w)[^.!?\n]{0,60}(?:rimoss|disattivat)|(?:eliminad|retirad)\w*[^.!?\n]{0,50}(?:ofert|product|listad)|(?:ofertas?|productos?|listados?)\b[^.!?\n]{0,60}(?:eliminad|retirad)|(?:出品|商品)[^。\n]{0,30}(?:削除|停止|取り下げ)|商品[^。\n]{0,20}(?:移除|下架|删除)|(?:移除|下架|删除)[^。\n]{0,20}商品/i;
/** Where these stand, the account itself is acted on, whatever is said of listings. */
const ACCOUNT_ITSELF =
  /\b(?:selling |seller )?account (?:has been|is|was|will be|may be)\b[^.!?\n]{0,30}\b(?:deactivat|suspend|clos|block|at risk|under review|restrict)|(?:deactivat|suspend|clos|block|lock|paus)\w* (?:the door on )?your (?:amazon )?(?:selling |seller )?account|selling (?:privileges|rights)|seller-?fulfil|reactivate (?:my|your) (?:selling |seller )?account|kont(?:o|os)\b[^.!?\n]{0,140}(?:deaktiv|sperr)|compte\b[^.!?\n]{0,60}(?:désactiv|suspend)|cuenta\b[^.!?\n]{0,60}(?:desactiv|suspend)|account\b[^.!?\n]{0,60}(?:disattivat|sospes)|アカウント[^。\n]{0,30}(?:停止|無効)|(?:停用|暂停|冻结)[^。\n]{0,12}(?:账户|帐户|账号)|(?:账户|帐户|账号)[^。\n]{0,20}(?:停用|暂停|冻结)/i;
/** Reasons that only ever concern the account (domain.md 1.9). */
const ACCOUNT_REASONS = new Set(
  (
    'odr late_shipment cancellation_rate valid_tracking otdr invoice_defect_rate related_accounts identity_verification ' +
    'inform_kyc section3_video_supply account_compromised dormant_charge_method section3_fraud forged_documents ' +
    'funds_withheld reimbursement_abuse'
  ).split(' '),
);
/** Null when the words say neither. An account-wide action beats one on listings: notices on accounts name the listings too. */
export function findScope(text: string, reason: string): NoticeScope | null {
  if (ACCOUNT_REASONS.has(reason)) return 'account';
  const isAccount = ACCOUNT.test(text);
  const isListing = LISTING.test(text);
  if (!isAccount && !isListing) return findScopeOfActs(text);
  if (!isAccount) return 'listing';
  if (!isListing) return 'account';
  return ACCOUNT_ITSELF.test(text) ? 'account' : 'listing';
}

/** By what the sentences that say what was done are about; an ASIN is one listing. */
function findScopeOfActs(text: string): NoticeScope | null {
  const acts = listSentences(text).filter(
    (sentence) => saysDone(sentence, text) || saysThreatened(sentence, text) || /B0[0-9A-Z]{8}/.test(sentence.words),
  );
  if (acts.some(({ words }) => /\baccount\b/i.test(words))) return 'account';
  if (acts.some(({ words }) => /\b(?:listings?|offers?|pages?|products?|asins?|items?|B0[0-9A-Z]{8})\b/i.test(words))) {
    return 'listing';
  }
  return /\byour (?:seller |selling )?account\b/i.test(text) ? 'account' : null;
}

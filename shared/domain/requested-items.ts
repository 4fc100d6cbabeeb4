import type { PlanPart } from './plan.ts';

/** One thing that a notice asks for, in the notice's own words, and what usually answers it. */
export type RequestedItem = {
  readonly text: string;
  /** Document types that answer it; empty when the words name none. */
  readonly documentTypes: readonly string[];
  /** Parts of the plan that answer it. */
  readonly planParts: readonly PlanPart[];
};

/** Headings that open the block of requests (domain.md 4.2, block 2). */
const OPENING =
  /^(how (do|can) i (reactivate|reinstate|appeal)|what actions? do i need|what (you|i) (can|need to|must) do|to reactivate|to appeal|please (provide|send|submit)|you (can|may|must) (provide|send|submit))/i;
/** A line that opens another block: a known heading, or a short question. */
const HEADING =
  /^(why (did|is|was)|how (do|can) i|has your|have your|what happens|what if|we['’]?re here|we are here|asin:|title:|brand:|infringement type:|complaint id|sincerely|regards|the .{0,30} team|.{3,70}\?$)/i;
const BULLET = /^\s*(?:--+|[-–—•*·▪◦]|\(?\d{1,2}[.)])\s*(\S.*)$/;

/** Which words ask for which papers (domain.md sections 1 and 2.3). The first matches that apply all count. */
const ANSWERS: readonly {
  readonly words: RegExp;
  readonly types: readonly string[];
  readonly parts?: readonly PlanPart[];
}[] = [
  { words: /\binvoices?\b|\breceipts?\b/i, types: ['supplier_invoice', 'commercial_invoice', 'retail_receipt'] },
  {
    words:
      /supplier.{0,60}(name|phone|address|contact|website|information)|(name|phone|address|website).{0,60}supplier|contact information/i,
    types: ['supplier_contact_sheet', 'supplier_invoice'],
  },
  { words: /letters? of authori[sz]ation|authori[sz]ation letter|\bLOA\b/i, types: ['letter_of_authorization'] },
  { words: /\bretract(?:ion|ed)?\b/i, types: ['rights_owner_retraction', 'rights_owner_correspondence'] },
  { words: /licen[cs]e agreement|licensing agreement/i, types: ['license_agreement'] },
  { words: /utility bill/i, types: ['utility_bill'] },
  {
    words: /photo id|identity document|passport|driver.s licen[cs]e|national id|government[- ]issued/i,
    types: ['gov_id'],
  },
  { words: /bank statement/i, types: ['bank_statement'] },
  { words: /credit card statement|card statement/i, types: ['credit_card_statement'] },
  { words: /business licen[cs]e|business registration|company registration/i, types: ['business_registration'] },
  { words: /proof of payment|payment (record|confirmation)/i, types: ['proof_of_payment'] },
  { words: /proof of delivery|tracking/i, types: ['carrier_proof_of_delivery'] },
  { words: /removal order/i, types: ['removal_order_proof'] },
  { words: /photos?\b(?! id)|pictures?\b|images? of/i, types: ['product_photos'] },
  { words: /test report/i, types: ['test_report'] },
  { words: /certificate/i, types: ['compliance_certificate', 'trademark_certificate'] },
  { words: /root cause/i, types: [], parts: ['rootCause'] },
  {
    words: /actions? (you have )?taken|have taken|corrective|steps you (took|have taken)|resolve the issue/i,
    types: [],
    parts: ['correctiveActions'],
  },
  { words: /prevent|going forward|in (the )?future/i, types: [], parts: ['preventiveMeasures'] },
  { words: /plan of action/i, types: [], parts: ['rootCause', 'correctiveActions', 'preventiveMeasures'] },
];

/**
 * The things a notice asks for: the bullets between the "How do I reactivate…" heading and the next heading. Where no
 * such heading stands, every bullet of the text (domain.md 4.1, "Requested items"; seen in all notices, confidence H).
 * Only a reading aid: the user confirms, and the notice wins.
 * @param noticeText the notice as plain text
 */
export function listRequestedItems(noticeText: string): readonly RequestedItem[] {
  const lines = noticeText.replace(/\r\n?/g, '\n').split('\n');
  const opening = lines.findIndex((line) => OPENING.test(line.trim()) && !BULLET.test(line));
  const scope = opening === -1 ? lines : blockAfter(lines, opening);
  const texts = joinBullets(scope).filter((text) => /[a-z]{3}/i.test(text) && !/^B0[0-9A-Z]{8}\b/.test(text));
  return [...new Set(texts)].map(describeRequest);
}

const ONE_OF = /\b(?:(?:at least )?one|any)(?: or more)? of (?:these|the following|the below|the items below)\b/i;

/** Whether a notice asks for one of its items, not for all of them: the words that open its list say so. */
export function asksForOneOf(noticeText: string): boolean {
  const lines = noticeText.replace(/\r\n?/g, '\n').split('\n');
  const opening = lines.findIndex((line) => OPENING.test(line.trim()) && !BULLET.test(line));
  if (opening === -1) return false;
  const rest = lines.slice(opening);
  const first = rest.findIndex((line) => BULLET.test(line));
  return ONE_OF.test(rest.slice(0, first === -1 ? 0 : first).join(' '));
}

function blockAfter(lines: readonly string[], opening: number): readonly string[] {
  const rest = lines.slice(opening + 1);
  const end = rest.findIndex((line) => HEADING.test(line.trim()) && !BULLET.test(line));
  return end === -1 ? rest : rest.slice(0, end);
}

/** Shorter lines were ended by their writer; longer ones may have been wrapped by a mail program. */
const LEAST_WRAPPED_LENGTH = 55;

/** Bullets with the lines that continue them: a bullet ends at the next bullet, at a blank line or at a new sentence. */
function joinBullets(lines: readonly string[]): readonly string[] {
  const bullets: string[] = [];
  let isOpen = false;
  let previous = '';
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    if (bullet?.[1]) {
      bullets.push(bullet[1].trim());
      isOpen = true;
    } else if (isOpen && continues(previous, line)) {
      bullets[bullets.length - 1] += ` ${line.trim()}`;
    } else {
      isOpen = false;
    }
    previous = line.trimEnd();
  }
  return bullets;
}

/** Whether a line goes on with the one before it: indented, in the middle of a sentence, or behind a wrapped line. */
function continues(previous: string, line: string): boolean {
  if (line.trim() === '') return false;
  if (/^\s/.test(line) || /^\P{Lu}/u.test(line)) return true;
  return previous.length >= LEAST_WRAPPED_LENGTH && !/[.!?:;]$/.test(previous);
}

/** A request in its own words, with what usually answers it. */
export function describeRequest(text: string): RequestedItem {
  const answers = ANSWERS.filter((answer) => answer.words.test(text));
  return {
    text,
    documentTypes: [...new Set(answers.flatMap((answer) => answer.types))],
    planParts: [...new Set(answers.flatMap((answer) => answer.parts ?? []))],
  };
}

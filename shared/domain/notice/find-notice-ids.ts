import type { Marketplace } from '../catalogue.ts';

/** What can be read from a notice by its form alone. Each id once, in reading order. */
export type NoticeIds = {
  readonly section3: boolean;
  readonly caseIds: readonly string[];
  readonly complaintIds: readonly string[];
  readonly asins: readonly string[];
  readonly orderIds: readonly string[];
  readonly removalOrderIds: readonly string[];
  readonly sellerIds: readonly string[];
  readonly patentNumbers: readonly string[];
  /** Marketplace code, or null when the text names none or several. */
  readonly marketplace: string | null;
};

const SECTION_3 = /section\s*3\b.{0,60}Business Solutions Agreement|Abschnitt\s*3\b.{0,80}Business Solutions/is;
const CASE_IDS = /\bcases?\s*(?:ids?|#|no\.?|numbers?)?\s*(?:are|is|:|#)?\s*(\d{9,12}(?:\s*,\s*\d{9,12})*)/gi;
const COMPLAINT_ID = /\bcomplaint\s+ids?\s*(?:is|are|#|:)?\s*:?\s*([A-Z0-9][A-Z0-9-]{5,19})(?![A-Za-z0-9-])/gi;
const ASIN = /(?<![A-Z0-9])(B0[0-9A-Z]{8})(?![A-Z0-9])/g;
const ISBN = /\b(?:ASINs?|ISBNs?)\b[^\n]{0,12}?\b(\d{9}[\dX])\b/g;
const ORDER_ID = /(?<!\d)(\d{3}-\d{7}-\d{7})(?!\d)/g;
const REMOVAL = /Removal Orders? (?:ID|number|no\.?)s?:?\s*([A-Za-z0-9_-]{4,30})/gi;
const SELLER_ID = /(?<![A-Z0-9])(?=[0-9A-Z]*\d)(A[0-9A-Z]{12,13})(?![A-Z0-9])/g;
const PATENT = /\bpatents?\b[^.\n]{0,40}?\b((?:US ?)?D?\d{1,2},?\d{3},?\d{3})\b/gi;
const DOMAIN =
  /(?<!@|@[a-z.-]{1,30}\.)\bamazon\.(com\.(?:mx|br|au|be|tr)|co\.(?:uk|jp|za)|com|ca|de|fr|it|es|nl|se|pl|ie|in|ae|sa|eg|sg)(?![a-z.]*[a-z]\b)/gi;

/** Finds ids in a notice's text (patterns: domain.md 4.1). @param text evened by `evenText` */
export function findNoticeIds(text: string, marketplaces: readonly Marketplace[]): NoticeIds {
  const all = (pattern: RegExp): readonly string[] =>
    unique([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const domains = new Set(all(DOMAIN).map((ending) => `amazon.${ending.toLowerCase()}`));
  const named = marketplaces.filter((marketplace) => domains.has(marketplace.domain));
  // Links lead to amazon.com from every store's mails; another store that is named counts more.
  const others = named.filter(({ id }) => id !== 'US');
  const own = others.length > 0 ? others : named;
  return {
    section3: SECTION_3.test(text),
    caseIds: unique(all(CASE_IDS).flatMap((ids) => ids.split(/\s*,\s*/))),
    complaintIds: all(COMPLAINT_ID).filter((id) => /\d/.test(id)),
    asins: unique([...all(ASIN), ...all(ISBN).filter(isIsbn)]),
    orderIds: all(ORDER_ID),
    removalOrderIds: all(REMOVAL).filter((id) => /\d/.test(id)),
    sellerIds: all(SELLER_ID).filter((id) => !MARKETPLACE_IDS.has(id)),
    patentNumbers: all(PATENT),
    marketplace: own.length === 1 ? (own[0]?.id ?? null) : null,
  };
}

/** They have the shape of a seller's token (domain.md section 8). */
const MARKETPLACE_IDS = new Set(
  (
    'ATVPDKIKX0DER A2EUQ1WTGCTBG2 A1AM78C64UM0Y8 A2Q3Y263D00KWC A1F83G8C2ARO7P A1PA6795UKMFR9 A13V1IB3VIYZZH ' +
    'APJ6JRA9NG5V4 A1RKKUPIHCS9HS A1805IZSGTT6HS AMEN7PMS3EDWL A2NODRKZP88ZB9 A1C3SOZRARQ6R3 A28R8C7NBKEWEA ' +
    'A33AVAJ2PDY3EV ARBP9OOSHTCHU A17E79C6D8DWNP A2VIGQ35RCS4UG AE08WJ6YKNBMC A21TJRUUN4KGV A19VAU5U5O7RUS ' +
    'A39IBJ37TRP1C6 A1VC38T7YXB528'
  ).split(' '),
);

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== ''))];
}

/** ISBN-10: the digits, weighed 10 down to 1, make a multiple of 11. */
function isIsbn(id: string): boolean {
  const sum = [...id].reduce((total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - index), 0);
  return sum % 11 === 0;
}

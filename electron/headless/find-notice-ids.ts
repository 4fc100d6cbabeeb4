import type { Marketplace } from '../../shared/domain/catalogue.ts';

/** What can be read from a notice by its form alone. */
export type NoticeIds = {
  readonly section3: boolean;
  readonly caseIds: readonly string[];
  readonly complaintIds: readonly string[];
  readonly asins: readonly string[];
  readonly orderIds: readonly string[];
  /** Marketplace code, or null when the text names none or several. */
  readonly marketplace: string | null;
};

const SECTION_3 = /section\s*3\b.{0,60}Business Solutions Agreement/is;
const CASE_IDS = /\bcases?\s*(?:ids?|#|no\.?|numbers?)\s*(?:are|is|:|#)?\s*(\d{9,12}(?:\s*,\s*\d{9,12})*)/gi;
const COMPLAINT_ID = /\bcomplaint\s+ids?\s*:\s*([A-Z0-9-]{6,20})/gi;
const ASIN = /(?<![A-Z0-9])(B0[0-9A-Z]{8})(?![A-Z0-9])/g;
const ORDER_ID = /(?<!\d)(\d{3}-\d{7}-\d{7})(?!\d)/g;
const DOMAIN =
  /(?<!@)\bamazon\.(com\.(?:mx|br|au|be|tr)|co\.(?:uk|jp|za)|com|ca|de|fr|it|es|nl|se|pl|ie|in|ae|sa|eg|sg)(?![a-z])/gi;

/** Finds ids in a notice's text (patterns: domain.md 4.1, each tested on samples there). Each id once, in reading order. */
export function findNoticeIds(text: string, marketplaces: readonly Marketplace[]): NoticeIds {
  const all = (pattern: RegExp): readonly string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const domains = new Set(all(DOMAIN).map((ending) => `amazon.${ending.toLowerCase()}`));
  const named = marketplaces.filter((marketplace) => domains.has(marketplace.domain));
  return {
    section3: SECTION_3.test(text),
    caseIds: [...new Set(all(CASE_IDS).flatMap((ids) => ids.split(/\s*,\s*/)))],
    complaintIds: all(COMPLAINT_ID),
    asins: all(ASIN),
    orderIds: all(ORDER_ID),
    marketplace: named.length === 1 ? (named[0]?.id ?? null) : null,
  };
}

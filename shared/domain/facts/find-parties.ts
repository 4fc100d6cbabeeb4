import type { FactOffer, OfferDoubt, OfferReason } from './fact-offer.ts';
import { listLabelledPlaces, type LabelledPlace } from './near-label.ts';
import { areasOf, cellLeftOf, fold, listCellsInColumn, type Cell, type PageLayout } from './page-layout.ts';
import { findWrittenDates } from './written-dates.ts';

/** Names that the account goes by. */
export type AccountNames = { readonly legalName: string; readonly storeName: string };

const ISSUER =
  /(?<![a-z])(?:from|sold by|seller|supplier(?: name)?|vendor(?: name)?|issued by|issuer|issuing (?:authority|body|office|laboratory)|licensor|authori[sz]or|brand owner|landlord|lessor|insurer|laboratory|shipper|exporter|testing laboratory|lieferant|verkaufer|rechnungssteller|aussteller|ausstellende behorde|vermieter|fournisseur|vendeur|emetteur|emis par|bailleur|concedant|proveedor|vendedor|emisor|expedido por|arrendador|fornitore|venditore|emittente|locatore|销售方名称|销售方|销货方|卖方|供应商|売主|発行者|発行元|供給者)(?![a-z])(?=\s*[:：]|\s*$|(?<=[\u4e00-\u9fff]) )/g;
const HOLDER =
  /(?<![a-z])(?:to|bill(?:ed)? to|sold to|invoice to|buyer|customer(?: name)?|client(?: name)?|consignee|account (?:holder|name)|cardholder|licensee|authori[sz]ed (?:reseller|distributor|retailer)|tenant|lessee|insured|named insured|applicant|registrant|owner(?: name)?|entity name|company name|name of (?:business|company|entity)|taxpayer(?: name)?|legal name|payer|(?:full )?name|rechnungsempfanger|rechnung an|kunde|kaufer|kontoinhaber|mieter|auftraggeber|facture a|facturer a|client|acheteur|titulaire|locataire|destinataire|facturar a|cliente|comprador|titular|arrendatario|destinatario|intestatario|acquirente|fatturare a|spett(?:\.le|abile)|conduttore|购买方名称|购买方|购货方|买方|客户名称|户名|買主|お客様名|ご契約者名|契約者名|会社名|姓名|氏名|名称)(?![a-z])(?=\s*[:：]|\s*$|(?<=[\u4e00-\u9fff]) )/g;
const COMPANY =
  /(?:[,\s](?:inc|incorporated|l\.?l\.?c|ltd|limited|corp|corporation|co|company|plc|llp|lp|pty ltd|gmbh(?: & co\.? kg)?|ag|kg|ohg|e\.k|ug|sarl|s\.a\.r\.l|sas|s\.a\.s|sa|s\.a|sl|s\.l|s\.l\.u|slu|srl|s\.r\.l|spa|s\.p\.a|bv|b\.v|nv|n\.v|lda|ltda|oy|ab|aps|a\/s|sp\. z o\.o|bank|n\.a)\.?,?(?: ltd\.?)?)$|有限公司$|^株式会社.|.株式会社$|有限会社|合同会社/;
const NOT_A_NAME =
  /@|www\.|https?:|\d{4,}|^\d|^(attn|tel|phone|fax|page|date|no\.|vat|tax|total|invoice|address|to|from)\b|[:：]$|地址|电话|住所/;
/** Lines at the top of the first page in which a letterhead is looked for. */
const LETTERHEAD_LINES = 8;

/** Who made the document: beside a label that says so, else the one company's name at the top that isn't the account's. */
export function offerIssuer(
  pages: readonly PageLayout[],
  account: AccountNames | undefined,
): readonly FactOffer<string>[] {
  const labelled = listNames(pages, ISSUER).filter(({ value }) => !isAccount(value, account));
  if (labelled.length > 0) return distinct(labelled);
  const [first] = pages;
  if (!first) return [];
  const forHolder = new Set(listNames(pages, HOLDER).map(({ value }) => flatten(value)));
  const companies = first.rows
    .slice(0, LETTERHEAD_LINES)
    .flat()
    .filter((cell) => isCompany(cell) && !isLabel(cell.folded) && !isAccount(cell.text, account))
    .flatMap((cell) => widen(cell, pages) ?? [])
    .filter(({ value }) => !forHolder.has(flatten(value)));
  return distinct(companies.map(({ cell, value }) => toOffer(cell, 0, value, { kind: 'letterhead' }, null)));
}

/** Whose name it carries: the account's, wherever it stands; else what a label says, marked as not the account's. */
export function offerHolder(
  pages: readonly PageLayout[],
  account: AccountNames | undefined,
): readonly FactOffer<string>[] {
  const legalName = account?.legalName.trim() ?? '';
  const own = legalName === '' ? [] : findName(pages, legalName);
  if (own.length > 0) return own.slice(0, 1);
  const fullName = listFullNames(pages);
  const labelled = fullName.length > 0 ? fullName : listNames(pages, HOLDER);
  const doubt: OfferDoubt | null = legalName === '' ? null : { kind: 'differs-from-account', accountName: legalName };
  if (labelled.length > 0) return distinct(labelled.map((offer) => ({ ...offer, doubt })));
  const storeName = account?.storeName.trim() ?? '';
  return storeName === ''
    ? []
    : findName(pages, storeName)
        .slice(0, 1)
        .map((offer) => ({ ...offer, doubt }));
}

/** Every place where a name stands as its own words, whatever the case and the marks between. */
function findName(pages: readonly PageLayout[], name: string): readonly FactOffer<string>[] {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]{0,3}')}(?![\\p{L}\\p{N}])\\.?`, 'u');
  return pages
    .flatMap((page) => page.rows.flat())
    .flatMap((cell) => {
      const match = pattern.exec(cell.folded);
      if (!match) return [];
      const end = match.index + match[0].length;
      const value = cell.text.slice(
        match.index,
        name.trim().endsWith('.') ? end : end - (match[0].endsWith('.') ? 1 : 0),
      );
      return [toOffer(cell, match.index, value, { kind: 'account-name' }, null)];
    });
}

function listNames(pages: readonly PageLayout[], pattern: RegExp): readonly FactOffer<string>[] {
  return pages.flatMap((page) =>
    listLabelledPlaces(page, pattern).flatMap((places) => {
      const place = places.find((candidate) => readName(candidate) !== undefined);
      const value = place && readName(place);
      return place && value !== undefined
        ? [toOffer(place.cell, place.start, value, { kind: 'label', words: place.label }, null)]
        : [];
    }),
  );
}

/** Cards and passports part a name in two; people write given names first. */
function listFullNames(pages: readonly PageLayout[]): readonly FactOffer<string>[] {
  const surname = listNames(
    pages,
    /(?<![a-z])(?:\d\.? )?(?:surname|last name|family name|nachname|nom|apellidos|cognome)(?: ?\/ ?[a-z ]+)*(?![a-z])/g,
  )[0];
  const given = listNames(
    pages,
    /(?<![a-z])(?:\d\.? )?(?:given names?|first names?|forenames?|vornamen?|prenoms?|prenom\(s\)|nombre|nome)(?: ?\/ ?[a-z ]+)*(?![a-z])/g,
  )[0];
  if (!surname || !given || surname.value === given.value) return [];
  return [{ ...surname, value: `${given.value} ${surname.value}`, areas: [...given.areas, ...surname.areas] }];
}

function readName({ cell, start }: LabelledPlace): string | undefined {
  const value =
    cell.text
      .slice(start)
      .split(/\s*[·|;]\s*|,\s+(?=\d)/)[0]
      ?.trim()
      .replace(/[,;]+$/, '') ?? '';
  const folded = fold(value);
  const letters = value.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || value.length > 100 || NOT_A_NAME.test(folded) || isLabel(folded)) return undefined;
  return findWrittenDates(value).length > 0 ? undefined : value;
}

function isLabel(folded: string): boolean {
  return (
    [ISSUER, HOLDER].some((pattern) => {
      const match = Array.from(folded.matchAll(pattern))[0];
      return match?.index === 0;
    }) ||
    /^(ship to|deliver to|shipping address|billing address|lieferadresse|livrer a|enviar a|spedire a)\b/.test(folded)
  );
}

function isCompany(cell: Cell): boolean {
  return isCompanyName(cell.text);
}

function isCompanyName(name: string): boolean {
  const folded = fold(name);
  return COMPANY.test(folded.replace(/[\s.]+$/, '')) && !NOT_A_NAME.test(folded) && name.length <= 80;
}

type Widened = { readonly cell: Cell; readonly value: string };

/** A name whose first words are a drawing's or stand on the line above: the whole of it, when the document has it elsewhere. */
function widen(cell: Cell, pages: readonly PageLayout[]): Widened | undefined {
  const short = squash(cell.text);
  const whole = pages
    .flatMap((page) => page.rows.flat().filter((other) => other !== cell))
    .flatMap((other) => other.text.split(/\s*[·|]\s*/))
    .find((name) => isCompanyName(name) && squash(name).endsWith(short));
  const page = pages.find(({ pageNumber }) => pageNumber === cell.pageNumber);
  const above = page && !cellLeftOf(page, cell) ? listCellsInColumn(page, cell, -1, 1)[0] : undefined;
  if (whole !== undefined && (squash(whole) !== short || isLetterSpaced(cell))) return { cell, value: whole };
  // Where its words part can't be told from spaced letters.
  if (isLetterSpaced(cell)) return undefined;
  const isSplit = above !== undefined && /^[A-Z][A-Z'&-]+$/.test(above.text) && cell.text === cell.text.toUpperCase();
  return { cell, value: isSplit ? `${above.text} ${cell.text}` : cell.text };
}

function isAccount(name: string, account: AccountNames | undefined): boolean {
  return [account?.legalName, account?.storeName].some(
    (own) => own !== undefined && own.trim() !== '' && flatten(name).includes(flatten(own)),
  );
}

function isLetterSpaced({ parts }: Cell): boolean {
  return parts.length >= 5 && parts.reduce((sum, { start, end }) => sum + end - start, 0) <= 1.3 * parts.length;
}

/** A name for comparing where spaces can't be trusted. */
function squash(name: string): string {
  return flatten(name).replaceAll(' ', '');
}

/** A name for comparing: folded, words only. */
function flatten(name: string): string {
  return (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function toOffer(
  cell: Cell,
  start: number,
  value: string,
  reason: OfferReason,
  doubt: OfferDoubt | null,
): FactOffer<string> {
  const end = Math.min(cell.text.length, start + value.length);
  return {
    value,
    pageNumber: cell.pageNumber,
    matched: cell.text.slice(start, end),
    areas: areasOf(cell, start, end),
    source: cell.source,
    reason,
    doubt,
  };
}

function distinct(offers: readonly FactOffer<string>[]): readonly FactOffer<string>[] {
  return [...new Map(offers.toReversed().map((offer) => [flatten(offer.value), offer])).values()].toReversed();
}

import type { LocalDate } from '../dates.ts';
import type { PageArea, PageTextSource } from '../page-text.ts';

/** Why a value is offered. Words are those of the page, so that people can find them. */
export type OfferReason =
  /** It stands beside or below a label. */
  | { readonly kind: 'label'; readonly words: string }
  /** It is the document's heading. */
  | { readonly kind: 'heading'; readonly words: string }
  /** It is the name of the case's account. */
  | { readonly kind: 'account-name' }
  /** A company's name at the top of the first page. */
  | { readonly kind: 'letterhead' }
  /** The one date at the top of the first page, as letters have it. */
  | { readonly kind: 'date-alone' }
  /** It ends the time that the document covers. */
  | { readonly kind: 'period-end'; readonly words: string }
  /** The line of an ASIN, in the column with this head; more than one line are added up. */
  | { readonly kind: 'line-item'; readonly words: string; readonly lines: number };

/** What people should look at before they take an offer. */
export type OfferDoubt =
  /** Day and month can be read the other way round. */
  | { readonly kind: 'day-or-month'; readonly other: LocalDate }
  /** Not the name of the account; small differences matter (domain.md 2.2 `name_match`). */
  | { readonly kind: 'differs-from-account'; readonly accountName: string };

/** A value found in a document's text. Never taken over without the user. */
export type FactOffer<Value> = {
  readonly value: Value;
  /** 1-based, of the file. */
  readonly pageNumber: number;
  /** The words it was read from, as the page has them. */
  readonly matched: string;
  /** Where those words stand; empty where that isn't known. */
  readonly areas: readonly PageArea[];
  /** `recognised`: read from a picture, to be compared. */
  readonly source: PageTextSource;
  readonly reason: OfferReason;
  readonly doubt: OfferDoubt | null;
};

/** Units of one ASIN. */
export type AsinUnits = { readonly asin: string; readonly units: number };

/** Offers per field, best first. Empty: nothing was found that is sure enough. */
export type FactOffers = {
  /** Document type ids of the catalogue. */
  readonly type: readonly FactOffer<string>[];
  readonly issuer: readonly FactOffer<string>[];
  readonly holder: readonly FactOffer<string>[];
  readonly documentDate: readonly FactOffer<LocalDate>[];
  readonly expiresOn: readonly FactOffer<LocalDate>[];
  readonly documentNumber: readonly FactOffer<string>[];
  readonly quantities: readonly FactOffer<AsinUnits>[];
  /** ASINs that the document names, with or without units. */
  readonly asins: readonly FactOffer<string>[];
};

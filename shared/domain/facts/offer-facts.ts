import type { PageText } from '../page-text.ts';
import type { FactOffers } from './fact-offer.ts';
import { findAsins, offerAsins } from './find-asins.ts';
import { findDates, offerDocumentDate, offerExpiry } from './find-dates.ts';
import { offerDocumentNumber } from './find-document-number.ts';
import { offerHolder, offerIssuer, type AccountNames } from './find-parties.ts';
import { offerQuantities } from './find-quantities.ts';
import { offerType } from './offer-type.ts';
import { layOutPage } from './page-layout.ts';

/** What is known about the document and the case. */
export type OfferContext = {
  /** Document type id; without one the offered type decides which labels count. */
  readonly type?: string | undefined;
  /** Names of the case's account, to compare with. */
  readonly account?: AccountNames | undefined;
  /** ASINs of the case. */
  readonly asins?: readonly string[];
};

/** Pages looked at; facts stand at the beginning of a document. */
const PAGES_MAX = 30;

/**
 * Values that a document's text seems to state, per field, for people to take over or not. Nothing here is a fact until
 * the user says so.
 */
export function offerFacts(pages: readonly PageText[], context: OfferContext = {}): FactOffers {
  const layouts = pages.slice(0, PAGES_MAX).map(layOutPage);
  const types = offerType(layouts);
  const isKnown = context.type !== undefined && context.type !== 'other_document';
  const type = isKnown ? context.type : types[0]?.value;
  const dates = findDates(layouts);
  const asins = findAsins(layouts, context.asins);
  return {
    type: types,
    issuer: offerIssuer(layouts, context.account),
    holder: offerHolder(layouts, context.account),
    documentDate: offerDocumentDate(dates, type, layouts[0]),
    expiresOn: offerExpiry(dates),
    documentNumber: offerDocumentNumber(layouts, type),
    quantities: offerQuantities(layouts, asins),
    asins: offerAsins(asins),
  };
}

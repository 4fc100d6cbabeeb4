import type { FactField } from '../catalogue.ts';
import type { EvidenceFacts } from '../evidence.ts';
import type { FactOffers } from './fact-offer.ts';

type Facts = Pick<EvidenceFacts, 'type' | FactField>;

/** The offers that would change something: not those that the facts already hold, no type where one is chosen. */
export function listOpenOffers(offers: FactOffers, facts: Facts): FactOffers {
  return {
    ...offers,
    type: facts.type === 'other_document' ? offers.type : [],
    issuer: offers.issuer.filter(({ value }) => value !== facts.issuer.trim()),
    holder: offers.holder.filter(({ value }) => value !== facts.holder.trim()),
    documentDate: offers.documentDate.filter(({ value }) => value !== facts.documentDate),
    expiresOn: offers.expiresOn.filter(({ value }) => value !== facts.expiresOn),
    documentNumber: offers.documentNumber.filter(({ value }) => value !== facts.documentNumber.trim()),
    quantities: offers.quantities.filter(({ value }) => value.units !== facts.quantities[value.asin]),
  };
}

/**
 * What "Use all" stores: for the asked fields that are still empty, the value where only one is offered and nothing
 * about it is in doubt.
 */
export function collectSureFacts(
  offers: FactOffers,
  facts: Facts,
  fields: readonly FactField[],
): Partial<EvidenceFacts> {
  const asked = (field: FactField): boolean => fields.includes(field);
  const texts = (['issuer', 'holder', 'documentNumber'] as const).flatMap((field) => {
    const value = facts[field].trim() === '' && asked(field) ? findSure(offers[field]) : undefined;
    return value === undefined ? [] : [[field, value]];
  });
  const dates = (['documentDate', 'expiresOn'] as const).flatMap((field) => {
    const value = facts[field] === null && asked(field) ? findSure(offers[field]) : undefined;
    return value === undefined ? [] : [[field, value]];
  });
  const quantities = asked('quantities') ? collectUnits(offers, facts) : {};
  return {
    ...(Object.fromEntries([...texts, ...dates]) as Partial<EvidenceFacts>),
    ...(Object.keys(quantities).length > 0 ? { quantities: { ...facts.quantities, ...quantities } } : {}),
  };
}

function collectUnits({ quantities }: FactOffers, facts: Facts): EvidenceFacts['quantities'] {
  const sure = quantities.filter(
    ({ value }) =>
      facts.quantities[value.asin] === undefined &&
      quantities.filter((other) => other.value.asin === value.asin).length === 1,
  );
  return Object.fromEntries(sure.map(({ value }) => [value.asin, value.units]));
}

function findSure<Value>(offers: readonly { readonly value: Value; readonly doubt: unknown }[]): Value | undefined {
  const [only, another] = offers;
  return only !== undefined && another === undefined && only.doubt === null ? only.value : undefined;
}

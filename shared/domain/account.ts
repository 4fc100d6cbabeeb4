import { z } from 'zod';
import { accountIdSchema } from './ids.ts';

const line = (max: number) => z.string().max(max);

/** What a seller's Amazon account on one marketplace is called, as Seller Central shows it. */
export const accountDetailsSchema = z.strictObject({
  storeName: line(200).min(1, 'the store name as buyers see it'),
  legalName: line(200),
  /** Merchant token (seller id). Not secret; no official format was found, so any text is taken. */
  merchantToken: line(40),
  /** Marketplace code of the catalogue (`US`, `UK`, `DE`…). */
  marketplace: line(8).min(1),
  email: line(254),
  /** Postal address, one line of it per line of text. */
  address: line(1000),
});
export type AccountDetails = z.infer<typeof accountDetailsSchema>;

export const accountSchema = accountDetailsSchema.extend({ id: accountIdSchema });
export type Account = z.infer<typeof accountSchema>;

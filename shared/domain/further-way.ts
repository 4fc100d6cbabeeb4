import { z } from 'zod';
import { provenance } from './provenance.ts';

/** A way that is left when Amazon keeps saying no (domain.md 4.4, 4.5, 5.1). Names no firm and recommends none. */
export const furtherWaySchema = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  /** For whom it is. */
  when: z.string().min(1),
  /** What it is and what to know before. */
  text: z.string().min(1),
  /** Marketplaces where it is open; empty for all. */
  marketplaces: z.array(z.string()),
  /** Ids of the catalogue's clocks that run for it. */
  clocks: z.array(z.string()),
  /** What to have ready. */
  ready: z.array(z.strictObject({ id: z.string().min(1).max(60), text: z.string().min(1) })).min(1),
  ...provenance,
});
export type FurtherWay = z.infer<typeof furtherWaySchema>;

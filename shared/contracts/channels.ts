import { z } from 'zod';
import { localDateSchema } from '../domain/dates.ts';
import { caseIdSchema } from '../domain/ids.ts';
import type { KitPlan } from '../domain/kit-plan.ts';
import type { PageToDraw } from '../domain/page-image.ts';
import { defineCall } from './define.ts';

export const channelsContract = {
  /**
   * What the kit will hold for the case's channel, the texts to paste, and what doesn't fit. `firstPages`: where the packet
   * shows each exhibit, by evidence id; null while that is not known, and citations are then named without pages.
   */
  'channels.planKit': defineCall(
    z.strictObject({
      caseId: caseIdSchema,
      date: localDateSchema,
      firstPages: z.record(z.string(), z.number().int().positive()).nullable(),
    }),
    z.custom<KitPlan>(),
  ),
  /** The pages of the kit that only the window can turn into pictures, and that it did not draw yet. */
  'channels.listPagesToDraw': defineCall(
    z.strictObject({ caseId: caseIdSchema, date: localDateSchema }),
    z.custom<readonly PageToDraw[]>(),
  ),
  /** Hands over a page that the window drew, as a PNG of about 300 dots per inch, for the kits of this run. */
  'channels.keepDrawnPage': defineCall(
    z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      pageNumber: z.number().int().positive().max(100_000),
      base64: z.string().max(120_000_000),
    }),
    z.null(),
  ),
};

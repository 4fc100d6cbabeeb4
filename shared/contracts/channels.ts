import { z } from 'zod';
import { localDateSchema } from '../domain/dates.ts';
import { caseIdSchema } from '../domain/ids.ts';
import type { KitPlan } from '../domain/kit-plan.ts';
import { defineCall } from './define.ts';

export const channelsContract = {
  /** What the kit will hold for the case's channel, the texts to paste, and what doesn't fit. Errors: not-found; blocked when a citation leads nowhere. */
  'channels.planKit': defineCall(z.strictObject({ caseId: caseIdSchema, date: localDateSchema }), z.custom<KitPlan>()),
};

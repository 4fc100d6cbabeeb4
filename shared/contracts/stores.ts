import { z } from 'zod';
import { accountLinkSchema, accountTiesSchema, touchedAccountSchema } from '../domain/account-links.ts';
import { caseIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

export const storesContract = {
  /** Which accounts belong together, and which cases touch further ones. */
  'stores.ties': defineCall(z.strictObject({}), accountTiesSchema),
  /** Links two accounts; linking twice changes nothing. */
  'stores.link': defineCall(accountLinkSchema, z.null()),
  'stores.unlink': defineCall(accountLinkSchema, z.null()),
  /** Says that a case touches a further account. */
  'stores.touch': defineCall(touchedAccountSchema, z.null()),
  'stores.untouch': defineCall(touchedAccountSchema, z.null()),
  'stores.changed': defineEvent(z.object({ caseId: caseIdSchema.optional() })),
};

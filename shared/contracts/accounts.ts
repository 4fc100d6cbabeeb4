import { z } from 'zod';
import { accountDetailsSchema, accountSchema } from '../domain/account.ts';
import { accountIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

export const accountsContract = {
  'accounts.list': defineCall(z.strictObject({}), z.array(accountSchema)),
  /** Adds a store that has no case yet, or gives the one with exactly these details. */
  'accounts.add': defineCall(z.strictObject({ account: accountDetailsSchema }), accountSchema),
  'accounts.update': defineCall(
    z.strictObject({ accountId: accountIdSchema, patch: accountDetailsSchema.partial() }),
    accountSchema,
  ),
  'accounts.changed': defineEvent(z.object({})),
};

import { z } from 'zod';
import { accountDetailsSchema, accountSchema } from '../domain/account.ts';
import { accountIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

export const accountsContract = {
  'accounts.list': defineCall(z.strictObject({}), z.array(accountSchema)),
  'accounts.update': defineCall(
    z.strictObject({ accountId: accountIdSchema, patch: accountDetailsSchema.partial() }),
    accountSchema,
  ),
  'accounts.changed': defineEvent(z.object({})),
};

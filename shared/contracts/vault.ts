import { z } from 'zod';
import { jobIdSchema } from '../domain/ids.ts';
import { defineCall } from './define.ts';

export const vaultContract = {
  /** Hashes every file of the vault again, as a job (`vault-check`). A check that already runs is joined. */
  'vault.check': defineCall(z.strictObject({}), z.object({ jobId: jobIdSchema })),
};

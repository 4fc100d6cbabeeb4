import { z } from 'zod';
import { caseIdSchema, evidenceIdSchema, sha256Schema } from './ids.ts';

/** One place where a vault file is used. */
export const vaultUseSchema = z.object({
  caseId: caseIdSchema,
  caseTitle: z.string(),
  /** Null: the file is part of what was sent. */
  evidenceId: evidenceIdSchema.nullable(),
  title: z.string(),
  fileName: z.string(),
  /** On the Removed list, or longer gone; or the whole case is. */
  isRemoved: z.boolean(),
  /** A newer file has taken its place there. */
  isEarlierVersion: z.boolean(),
});
export type VaultUse = z.infer<typeof vaultUseSchema>;

/** A vault file that is not as it was taken in. */
export const vaultProblemSchema = z.object({
  sha256: sha256Schema,
  /** `damaged`: its bytes have changed, or can't be read. */
  problem: z.enum(['missing', 'damaged']),
  uses: z.array(vaultUseSchema),
});
export type VaultProblem = z.infer<typeof vaultProblemSchema>;

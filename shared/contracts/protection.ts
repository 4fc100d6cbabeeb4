import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { defineCall, defineEvent } from './define.ts';

/** Groups of a recovery code, and characters of each, the last of which checks the others. */
export const RECOVERY_CODE_SHAPE = { groups: 7, groupLength: 6 } as const;

/** Shorter ones can be tried out, whatever they cost. */
export const MIN_PASSPHRASE_LENGTH = 12;

export const protectionStatusSchema = z.object({
  /** Whether what is kept can be read only with a key. */
  isProtected: z.boolean(),
  /** Whether the application has that key now. Nothing of any case can be asked for while it hasn't. */
  isLocked: z.boolean(),
  /**
   * Locked: why it could not open by itself; null when it was locked on purpose, or only waits for the passphrase. Open: why plain
   * data could not be protected; they are as they were.
   */
  error: z.custom<AppError>((value) => typeof value === 'object' && value !== null && 'code' in value).nullable(),
  /** The ways to open that there are. */
  slots: z.object({ device: z.boolean(), recovery: z.boolean(), passphrase: z.boolean() }),
  /** Whether this computer has a keychain that keeps secrets. */
  hasKeychain: z.boolean(),
  /** What the user has to do before the first paper is stored: write the code down, or choose whether to protect at all. */
  needs: z.enum(['nothing', 'recovery-code', 'choice']),
  /** How far the sealing of plain data is; null while nothing is sealed. Files. */
  progress: z.object({ done: z.number().int().nonnegative(), total: z.number().int().nonnegative() }).nullable(),
});
export type ProtectionStatus = z.infer<typeof protectionStatusSchema>;

const passphrase = z.string().min(MIN_PASSPHRASE_LENGTH).max(1000);
const typedGroup = z.string().max(100);

export const unlockInputSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('device') }),
  z.strictObject({ by: z.literal('recovery-code'), groups: z.array(typedGroup).length(RECOVERY_CODE_SHAPE.groups) }),
  z.strictObject({ by: z.literal('passphrase'), passphrase: z.string().min(1).max(1000) }),
]);
export type UnlockInput = z.infer<typeof unlockInputSchema>;

/** The calls that are answered while the application is locked too. */
export const protectionContract = {
  'protection.status': defineCall(z.strictObject({}), protectionStatusSchema),
  'protection.changed': defineEvent(protectionStatusSchema),
  /** Errors: code-mistyped, wrong-key, key-unavailable, keys-damaged, not-found (there is no such way), and those of opening the data. */
  'protection.unlock': defineCall(unlockInputSchema, protectionStatusSchema),
  /**
   * Forgets the key and closes everything. `work` says what becomes of work that goes on: `ask` refuses with `conflict`,
   * `wait` locks when it is done (and answers then), `stop` ends it.
   */
  'protection.lock': defineCall(z.strictObject({ work: z.enum(['ask', 'wait', 'stop']) }), protectionStatusSchema),
  /** Which groups, from 1, are complete and mistyped; for while one types. */
  'protection.checkCode': defineCall(
    z.strictObject({ groups: z.array(typedGroup).length(RECOVERY_CODE_SHAPE.groups) }),
    z.object({ mistyped: z.array(z.number().int().positive()) }),
  ),
  /** A new recovery code, which opens nothing until it is confirmed; until then the one before stays valid. */
  'protection.makeRecoveryCode': defineCall(
    z.strictObject({}),
    z.object({
      groups: z.array(z.string()),
      /** The groups, from 1, that have to be typed to confirm. */
      asked: z.array(z.number().int().positive()),
    }),
  ),
  /**
   * Makes the code that was made last valid, the one before invalid, and protects the data if they weren't. `typed`: the groups
   * that were asked for, in order. `passphrase`: needed where there is no keychain. Errors: code-mistyped, conflict (no code was
   * made, or work goes on), and those of writing.
   */
  'protection.confirmRecoveryCode': defineCall(
    z.strictObject({ typed: z.array(typedGroup).max(RECOVERY_CODE_SHAPE.groups), passphrase: passphrase.nullable() }),
    protectionStatusSchema,
  ),
  /** Writes the code that was made last into a folder that the user chooses; null when the dialog was closed. Errors: those of writing. */
  'protection.saveCodePage': defineCall(
    z.strictObject({
      format: z.enum(['pdf', 'text']),
      /** The file's name without its ending, and the title of its page. */
      title: z.string().min(1).max(60),
      /** What stands around the code, in the user's language, paragraph by paragraph. */
      before: z.array(z.string().max(500)).max(10),
      after: z.array(z.string().max(500)).max(10),
    }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  /** From now on the passphrase (or the recovery code) is asked for at each start; this computer alone opens no more. */
  'protection.setPassphrase': defineCall(z.strictObject({ passphrase }), protectionStatusSchema),
  /** This computer opens by itself again. Errors: key-unavailable. */
  'protection.removePassphrase': defineCall(z.strictObject({}), protectionStatusSchema),
  /**
   * The user knows that the papers will lie in the clear; a folder that has no recovery code yet is made plain. Refused with
   * `conflict` where there is one, or work goes on.
   */
  'protection.decline': defineCall(z.strictObject({}), protectionStatusSchema),
};

export type ProtectionCall = Exclude<keyof typeof protectionContract, 'protection.changed'>;

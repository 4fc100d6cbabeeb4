import { createHash, randomBytes } from 'node:crypto';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { splitTypedCode } from '../../shared/domain/typed-code.ts';

/** A code is printed in groups, each with a check character at its end. */
export const RECOVERY_CODE_GROUPS = 7;
export const RECOVERY_GROUP_LENGTH = 6;

const SECRET_BYTES = 20;
const GROUP_DIGITS = RECOVERY_GROUP_LENGTH - 1;
/** Digits of the secret (160 bits at 5 a digit); those that follow, up to the last group's end, check the whole. */
const SECRET_DIGITS = (SECRET_BYTES * 8) / 5;

/** Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** A new recovery code: 160 random bits. What people see of it is `formatRecoveryCode`. */
export function makeRecoveryCode(): Uint8Array {
  return new Uint8Array(randomBytes(SECRET_BYTES));
}

/** As it is printed: `4F0K2M-…`, seven groups of six characters. */
export function formatRecoveryCode(code: Uint8Array): string {
  if (code.length !== SECRET_BYTES)
    throw new TypeError(`A recovery code has ${SECRET_BYTES} bytes, not ${code.length}`);
  const digits = [...toDigits(code), ...wholeCheck(code)];
  return Array.from({ length: RECOVERY_CODE_GROUPS }, (_, index) => {
    const group = digits.slice(index * GROUP_DIGITS, (index + 1) * GROUP_DIGITS);
    return [...group, groupCheck(group, index)].map((digit) => ALPHABET[digit]).join('');
  }).join('-');
}

/**
 * Reads what a person typed: in capitals or not, with or without dashes and spaces, O for 0, I or L for 1, full-width; or a text
 * that holds the code as it is printed, such as the file that it was saved in.
 * Each slip of one character, and each exchange of two within a group or of two groups, is found by the group's check
 * character. Errors: code-mistyped.
 */
export function parseRecoveryCode(text: string): Result<Uint8Array> {
  const groups = splitGroups(text);
  const mistyped = groups.flatMap((group, index) => (isSound(group, index) ? [] : [index + 1]));
  if (mistyped.length > 0) return refuse(mistyped);
  const digits = groups.flatMap((group) => readDigits(group).slice(0, GROUP_DIGITS));
  const code = toBytes(digits.slice(0, SECRET_DIGITS));
  return String(digits.slice(SECRET_DIGITS)) === String(wholeCheck(code)) ? ok(code) : refuse([]);
}

function refuse(groups: readonly number[]): Result<Uint8Array> {
  const where = groups.length === 0 ? 'It does not add up as a whole.' : `Look at group ${groups.join(', ')}.`;
  return fail(appError('code-mistyped', `The recovery code was not typed as it is printed. ${where}`, { groups }));
}

/** Always as many as a code has; where the typed groups can't be told apart, by counting characters. */
function splitGroups(text: string): readonly string[] {
  const typed = splitTypedCode(text, { groups: RECOVERY_CODE_GROUPS, groupLength: RECOVERY_GROUP_LENGTH });
  if (typed.length === RECOVERY_CODE_GROUPS) return typed;
  const all = typed.join('');
  return Array.from({ length: RECOVERY_CODE_GROUPS }, (_, index) => {
    const isLast = index === RECOVERY_CODE_GROUPS - 1;
    const end = isLast ? all.length : (index + 1) * RECOVERY_GROUP_LENGTH;
    return all.slice(index * RECOVERY_GROUP_LENGTH, end);
  });
}

function isSound(group: string, index: number): boolean {
  const digits = readDigits(group);
  if (digits.length !== RECOVERY_GROUP_LENGTH || digits.includes(-1)) return false;
  return groupCheck(digits.slice(0, GROUP_DIGITS), index) === digits[GROUP_DIGITS];
}

/** The value of each character; -1 for those that no code has. */
function readDigits(group: string): readonly number[] {
  return Array.from(group, (character) => ALPHABET.indexOf(READ_AS[character] ?? character));
}

/**
 * A weighted sum in the field of 32 elements, with different weights, none of them 0: no single slip and no exchange of two
 * characters leaves it as it was. The group's place is added, so that a group typed in another's place is found too.
 */
function groupCheck(digits: readonly number[], index: number): number {
  return digits.reduce((sum, digit, place) => sum ^ multiply(digit, place + 2), index + 1);
}

/** Product in GF(32), modulo x^5 + x^2 + 1. */
function multiply(one: number, other: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if ((other >> bit) & 1) product ^= one << bit;
  for (let bit = 8; bit >= 5; bit -= 1) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  return product;
}

/** Three digits of the secret's hash: find what slipped past the groups' own checks. */
function wholeCheck(code: Uint8Array): readonly number[] {
  const hash = createHash('sha256').update('reinstate recovery code').update(code).digest();
  return toDigits(hash).slice(0, RECOVERY_CODE_GROUPS * GROUP_DIGITS - SECRET_DIGITS);
}

/** Five bits each, the first bit of the first byte first; what is left over is dropped. */
function toDigits(bytes: Uint8Array): readonly number[] {
  const digits: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    for (; heldBits >= 5; heldBits -= 5) digits.push((held >> (heldBits - 5)) & 31);
    held &= (1 << heldBits) - 1;
  }
  return digits;
}

function toBytes(digits: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const digit of digits) {
    held = (held << 5) | digit;
    heldBits += 5;
    if (heldBits < 8) continue;
    heldBits -= 8;
    bytes.push((held >> heldBits) & 255);
    held &= (1 << heldBits) - 1;
  }
  return Uint8Array.from(bytes);
}

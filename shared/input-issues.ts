import type { z } from 'zod';
import type { InputIssue } from './errors.ts';

/** Names that could reach an object's prototype when a later line copies keys. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Deeper than any input that the application knows; deeper ones are refused rather than walked. */
const MAX_DEPTH = 40;

/**
 * A zod error as issues with dotted paths; unknown keys are named one by one, and what isn't there is called missing.
 * @param input what was parsed
 */
export function listIssues(error: z.ZodError, input: unknown): readonly InputIssue[] {
  return error.issues.flatMap((issue): readonly InputIssue[] => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'unknown key' }));
    }
    const expected = issue.message
      .replace(/^(?:Invalid input|Invalid option|Too small|Too big): /, '')
      .replace(/, received \w+$/, '');
    const isMissing = valueAt(input, issue.path) === undefined;
    return [{ path, message: isMissing ? `missing; ${expected}` : expected }];
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/**
 * Looks through data from outside for own keys that no object of ours has (`__proto__`, `constructor`, `prototype`).
 * @returns the dotted path of the first one, or of a value nested too deeply; undefined when there is none
 */
export function findForbiddenKey(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  if (path.length > MAX_DEPTH) return path.join('.');
  for (const [key, child] of Object.entries(value)) {
    const here = [...path, key];
    if (FORBIDDEN.has(key)) return here.join('.');
    const found = findForbiddenKey(child, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

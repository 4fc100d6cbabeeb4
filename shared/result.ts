import type { AppError } from './errors.ts';
import { AppErrorException } from './errors.ts';

/** What a call gives back: a value, or an expected failure. It never rejects for anything a user can cause. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: AppError };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(error: AppError): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error };
}

/** The value, or an AppErrorException for code that can only throw. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new AppErrorException(result.error);
}

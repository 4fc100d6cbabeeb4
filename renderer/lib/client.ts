import type { Bridge, CallInput, CallName, CallOutput, EventName, EventPayload } from '../../shared/contracts/index.ts';
import { appError } from '../../shared/errors.ts';
import { fail, unwrap, type Result } from '../../shared/result.ts';

declare global {
  interface Window {
    readonly reinstate: Bridge;
  }
}

type Guard = (name: CallName) => Promise<boolean>;
let guard: Guard | null = null;

/** Has every call wait until the guard lets it through; one that it stops fails with `cancelled`. */
export function guardCalls(next: Guard): void {
  guard = next;
}

/**
 * Asks the application for something.
 * @param files dropped files, for the calls that take them; the page never learns where they lie
 * @throws AppErrorException for every failure, expected or not
 */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  files?: readonly File[],
): Promise<CallOutput<Name>> {
  return unwrap(await tryCall(name, input, files));
}

/** Like `call`, with the failure as a value. */
export async function tryCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  files?: readonly File[],
): Promise<Result<CallOutput<Name>>> {
  if (guard && !(await guard(name))) return fail(appError('cancelled', 'The user did not go on.', {}));
  // The application checks its answers against the same contract.
  return (await window.reinstate.call(name, input, files)) as Result<CallOutput<Name>>;
}

/** Hears one kind of event until the returned function is called. */
export function subscribe<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.reinstate.subscribe(name, (payload) => listener(payload as EventPayload<Name>));
}

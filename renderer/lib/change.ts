import type { CallInput, CallName, CallOutput } from '../../shared/contracts/index.ts';
import { findAppError, type AppError } from '../../shared/errors.ts';
import { showToast } from './toast-queue.ts';
import { call } from './client.ts';
import { describeError } from './describe-error.ts';
import { refreshAfter } from './live-answers.ts';

/**
 * Changes something, then waits until every answer that it touches is fresh, so that a field never flashes its old value.
 * @throws AppErrorException
 */
export async function change<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const output = await call(name, input);
  await refreshAfter(name, input);
  return output;
}

/** Like `change`; a failure is shown as a message and gives undefined. For buttons and menus. */
export async function tryChange<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name> | undefined> {
  try {
    return await change(name, input);
  } catch (thrown) {
    showFailure(thrown);
    return undefined;
  }
}

/** Tells the user what went wrong, in a message that stays until it is closed. */
export function showFailure(thrown: unknown): void {
  const { title, fix } = describeError(findAppError(thrown) ?? surprise(thrown));
  showToast({ tone: 'danger', text: fix === '' ? title : `${title} ${fix}` });
}

function surprise(thrown: unknown): AppError {
  console.error(thrown);
  return { code: 'internal', message: String(thrown), details: { errorId: '' } };
}

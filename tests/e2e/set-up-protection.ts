import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';

interface PageGlobals {
  readonly reinstate: { call(name: string, input: unknown): Promise<unknown> };
}

/**
 * Makes and confirms the recovery code, as the dialog before the first paper does, so that a test about something else isn't asked.
 * @returns the code's groups; null when there was nothing to set up, or everything is locked
 */
export async function setUpProtection(page: Page): Promise<readonly string[] | null> {
  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>> =>
    (await page.evaluate(
      ([channel, argument]) => (globalThis as unknown as PageGlobals).reinstate.call(channel, argument),
      [name, input] as const,
    )) as Result<CallOutput<Name>>;
  const status = await call('protection.status', {});
  if (!status.ok || status.value.needs === 'nothing') return null;
  if (status.value.needs === 'choice') {
    await call('protection.decline', {});
    return null;
  }
  const made = await call('protection.makeRecoveryCode', {});
  if (!made.ok) throw new Error(made.error.message);
  const { groups, asked } = made.value;
  const typed = asked.map((number) => groups[number - 1] ?? '');
  const confirmed = await call('protection.confirmRecoveryCode', { typed, passphrase: null });
  if (!confirmed.ok) throw new Error(confirmed.error.message);
  return groups;
}

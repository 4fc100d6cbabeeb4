import { powerMonitor } from 'electron';
import { settingsSchema } from '../../shared/contracts/settings.ts';
import type { CallTarget } from './electron-transport.ts';

/** Locks when the computer is locked or goes to sleep, where the user wants it. Work that goes on is finished first. */
export function lockWithSystem(backend: CallTarget, lock: () => Promise<unknown>): void {
  const lockIfAsked = async (): Promise<void> => {
    const answer = (await backend.call('settings.get', {}, [])) as { readonly ok: boolean; readonly value?: unknown };
    if (answer.ok && settingsSchema.parse(answer.value).locksWithSystem) await lock();
  };
  powerMonitor.on('suspend', () => void lockIfAsked());
  powerMonitor.on('lock-screen', () => void lockIfAsked());
}

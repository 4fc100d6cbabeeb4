import { useEffect } from 'react';
import type { CallInput, CallName } from '../../shared/contracts/index.ts';
import { createAutosaver, type Autosaver } from './autosaver.ts';
import { change } from './change.ts';
import { queryClient } from './query-client.ts';
import { reportSaving } from './save-state.ts';
import { answerKey } from './use-answer.ts';

const QUIET_MS = 400;

export type TextSaverOptions<Save extends CallName, Read extends CallName> = {
  readonly save: { readonly name: Save; readonly input: (text: string) => CallInput<Save> };
  /** The answer that a screen begins with. */
  readonly read: { readonly name: Read; readonly input: CallInput<Read> };
};

const savers = new Map<string, Autosaver<string>>();

/**
 * The saver of a long text, which saves 400 ms after typing. It outlives the screen: one that is opened again while its last
 * words are still being stored, or could not be stored, begins with them (`unsaved`) instead of with what is stored.
 * @param id names the text in the whole window; the options of the first call count
 */
export function getTextSaver<Save extends CallName, Read extends CallName>(
  id: string,
  { save, read }: TextSaverOptions<Save, Read>,
): Autosaver<string> {
  const known = savers.get(id);
  if (known) return known;
  const made: Autosaver<string> = createAutosaver<string>({
    save: async (text) => {
      await change(save.name, save.input(text));
      // Changes fetch again what is on the screen. The text may have left it, and an answer of before may still be on its way.
      await queryClient.refetchQueries({ queryKey: answerKey(read.name, read.input), exact: true, type: 'inactive' });
    },
    onStatus: (status) => reportSaving(id, status, () => made.flush()),
    delayMs: QUIET_MS,
  });
  savers.set(id, made);
  return made;
}

/** Saves at once when the screen goes or the window hides. */
export function useFlushOnLeave(flush: () => Promise<void>): void {
  useEffect(() => {
    const leave = (): void => void flush();
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', onVisibility);
      leave();
    };
  }, [flush]);
}

import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../shared/domain/language.ts';
import type { Log } from '../app/diagnostics/log.ts';
import { START_TEXTS } from './start-texts.ts';

/** Ends of the page's process that nobody needs to be told of. */
const ORDERLY: ReadonlySet<string> = new Set(['clean-exit']);

/**
 * Logs when the page's process ends or hangs, and offers to open the page again: without that, the window would stay
 * empty. What was saved is in the database; the page saves while one types.
 */
export function watchWindow(window: BrowserWindow, log: Log, readLanguage: () => Language): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (ORDERLY.has(reason)) return;
    log.error('process of the window ended', { code: reason, exitCode });
    if (window.isDestroyed()) return;
    const { title, text, buttons } = START_TEXTS[readLanguage()].windowEnd;
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: title,
        detail: text,
        buttons: [...buttons],
        defaultId: 0,
        cancelId: 1,
      })
      .then(({ response }) => {
        if (window.isDestroyed()) return;
        if (response === 0) window.webContents.reload();
        else window.destroy();
      });
  });
  window.webContents.on('preload-error', () => log.error('window crashed'));
}

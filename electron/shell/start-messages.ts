import { app, dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/domain/language.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SettledRestore } from '../app/app-options.ts';
import type { FoundBackup } from '../app/start/open-or-mend.ts';
import { START_TEXTS } from './start-texts.ts';
import { describeOffer, describeSettledRestore, describeStartFailure, type StartNotice } from './start-notices.ts';

/** Says why the application can't start, and ends it. Nothing was changed. */
export function refuseToStart(error: AppError, dataDir: string, language: Language): void {
  endWithNotice(describeStartFailure(error, dataDir, language));
}

/** Shows a notice in a box of the system, which needs no window of ours, and ends the application. */
export function endWithNotice({ title, text }: StartNotice): void {
  dialog.showErrorBox(title, text);
  app.exit(1);
}

/** Asks whether a backup may take the place of a database that can't be opened. */
export async function offerBackup(found: FoundBackup, language: Language): Promise<boolean> {
  const { title, text } = describeOffer(found, language);
  const buttons = [...START_TEXTS[language].offer.buttons];
  const box = {
    type: 'warning',
    message: title,
    detail: text,
    buttons,
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  } as const;
  return (await dialog.showMessageBox(box)).response === 0;
}

/** Tells of a restore that this start has finished or taken back, if there was one. */
export function tellOfRestore(settled: SettledRestore | undefined, window: BrowserWindow, language: Language): void {
  if (!settled) return;
  const { title, text } = describeSettledRestore(settled, language);
  void dialog.showMessageBox(window, {
    type: 'info',
    message: title,
    detail: text,
    buttons: [START_TEXTS[language].understood],
  });
}

/**
 * Ends a run that has found its database damaged, without closing it: what the next opening finds beside it makes that check
 * everything first, and offer a backup.
 */
export function startAgain(): void {
  app.relaunch();
  app.exit(0);
}

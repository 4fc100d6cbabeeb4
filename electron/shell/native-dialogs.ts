import { app, BrowserWindow, dialog, shell } from 'electron';
import type { Language } from '../../shared/domain/language.ts';
import type { FolderPurpose } from '../features/choose-folder.ts';
import { SAFE_MODE_FLAG } from './begin-start.ts';
import { DIALOG_TITLES } from './dialog-titles.ts';
import { createNotifications } from './notifications.ts';

/** The system's file dialogs, on top of the application's window. Chosen paths stay in the main process. */
export function createNativeDialogs(language: () => Language) {
  return {
    /** Paths of the files that the user chose, or null when the dialog was closed. */
    chooseFiles: (howMany: 'one' | 'many') =>
      ask({
        properties: ['openFile', ...(howMany === 'many' ? (['multiSelections'] as const) : []), 'dontAddToRecent'],
      }),
    /** The folder that the user chose (or made), or null. */
    chooseFolder: async (purpose: FolderPurpose): Promise<string | null> => {
      const title = DIALOG_TITLES[language()][purpose];
      const paths = await ask({ title, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] });
      return paths?.[0] ?? null;
    },
  };
}

async function ask(options: Electron.OpenDialogOptions): Promise<readonly string[] | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
}

/** What the desktop does for the application: it shows files, notifications and a number on the application's picture. */
export function createDesktop() {
  return {
    ...createNotifications(),
    showInFolder: (path: string): void => shell.showItemInFolder(path),
    restart: (): void => {
      app.relaunch({ args: process.argv.slice(1).filter((word) => word !== SAFE_MODE_FLAG) });
      app.quit();
    },
    openPath: async (path: string): Promise<boolean> => (await shell.openPath(path)) === '',
  };
}

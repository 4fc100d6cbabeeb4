import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { BrowserWindow } from './browser-window.ts';
import { isDriven } from './driver.ts';
import { sendToPages, type PageMessage } from './page-registry.ts';

interface FileDialogOptions {
  readonly title?: string;
  readonly defaultPath?: string;
  readonly properties?: readonly string[];
  readonly filters?: readonly { readonly extensions: readonly string[] }[];
}

interface MessageBoxOptions {
  readonly message: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
}

const questions = new Map<number, (value: unknown) => void>();
let nextQuestionId = 1;

/**
 * Electron's `dialog`. In a test every dialog is a failure until the test gives its answer, by replacing the method as it
 * would in Electron: `app.evaluate(({ dialog }) => { dialog.showOpenDialog = async () => … })`. For a person the page asks.
 */
export const dialog = {
  async showOpenDialog(...input: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const options = readOptions<FileDialogOptions>('showOpenDialog', input);
    if (options.properties?.includes('openDirectory')) {
      return { canceled: false, filePaths: [createExportFolder()] };
    }
    const extensions =
      options.filters?.flatMap((filter) => filter.extensions).filter((extension) => extension !== '*') ?? [];
    const filePaths = (await ask((id) => ({
      kind: 'ask-files',
      id,
      title: options.title ?? 'Choose files',
      multiple: options.properties?.includes('multiSelections') ?? false,
      accept: extensions.map((extension) => `.${extension}`).join(','),
    }))) as string[];
    return { canceled: filePaths.length === 0, filePaths };
  },

  showSaveDialog(...input: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const options = readOptions<FileDialogOptions>('showSaveDialog', input);
    const filePath = join(createExportFolder(), basename(options.defaultPath ?? 'file'));
    return Promise.resolve({ canceled: false, filePath });
  },

  async showMessageBox(...input: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const first = answerBeforeWindow(input.at(-1) as MessageBoxOptions);
    if (first !== undefined) return { response: first, checkboxChecked: false };
    const options = readOptions<MessageBoxOptions>('showMessageBox', input);
    const buttons = options.buttons?.length ? options.buttons : ['OK'];
    const response = await ask((id) => ({
      kind: 'ask-button',
      id,
      text: options.message,
      detail: options.detail ?? '',
      buttons,
    }));
    return { response: response === null ? (options.cancelId ?? 0) : Number(response), checkboxChecked: false };
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`);
  },

  showOpenDialogSync: () => refuse('showOpenDialogSync'),
  showSaveDialogSync: () => refuse('showSaveDialogSync'),
  showMessageBoxSync: () => refuse('showMessageBoxSync'),
};

/** Takes the answer to a question that the page showed. */
export function settleQuestion(id: number, value: unknown): void {
  questions.get(id)?.(value);
  questions.delete(id);
}

/** The options are the last argument; a window may come before them. */
function readOptions<Options>(method: string, input: unknown[]): Options {
  if (isDriven) refuse(method);
  return input.at(-1) as Options;
}

/**
 * No page can ask before there is a window, and no test can give its answer then: the button that `STANDIN_BUTTON` names is
 * pressed, or the one for closing the box.
 */
function answerBeforeWindow({
  message,
  detail = '',
  buttons = [],
  cancelId = 0,
}: MessageBoxOptions): number | undefined {
  if (BrowserWindow.getAllWindows().length > 0) return undefined;
  process.stderr.write(`${message}: ${detail}\n`);
  const pressed = buttons.indexOf(process.env['STANDIN_BUTTON'] ?? '');
  return pressed === -1 ? cancelId : pressed;
}

function refuse(method: string): never {
  throw new Error(`dialog.${method} was called, but the test gave no answer for it`);
}

function ask(toMessage: (id: number) => PageMessage): Promise<unknown> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) return Promise.reject(new Error('no window to ask in'));
  const id = nextQuestionId++;
  return new Promise((resolve) => {
    questions.set(id, resolve);
    sendToPages(window.id, toMessage(id));
  });
}

/** A browser has no folder picker that tells a path: exports go to a fresh folder that the terminal names. */
function createExportFolder(): string {
  const stamp = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  const base = join(homedir(), 'Reinstate exports', stamp);
  for (let attempt = 1; ; attempt++) {
    const folder = attempt === 1 ? base : `${base} (${attempt})`;
    if (mkdirSync(folder, { recursive: true }) !== undefined) {
      process.stdout.write(`Saving to ${folder}\n`);
      return folder;
    }
  }
}

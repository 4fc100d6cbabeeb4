import { EventEmitter } from 'node:events';
import { BrowserWindow } from './browser-window.ts';
import { sendToPage, type PageRecord } from './page-registry.ts';

type InvokeHandler = (event: object, ...values: unknown[]) => unknown;

const handlers = new Map<string, InvokeHandler>();

/** Electron's `ipcMain`: messages come from the page's preload runtime, answers go back over the page's event stream. */
export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  handleOnce(channel: string, handler: InvokeHandler): void {
    ipcMain.handle(channel, (event, ...values) => {
      handlers.delete(channel);
      return handler(event, ...values);
    });
  },
  removeHandler: (channel: string): void => void handlers.delete(channel),
});

/** Runs the handler of an `ipcRenderer.invoke` and answers the page that called. */
export async function handleInvoke(page: PageRecord, id: number, channel: string, values: unknown[]): Promise<void> {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    sendToPage(page, { kind: 'reply', id, value: await handler(createIpcEvent(page), ...values) });
  } catch (error) {
    // Electron keeps of an error no more than this text.
    sendToPage(page, { kind: 'reply', id, error: `Error invoking remote method '${channel}': ${String(error)}` });
  }
}

/** Delivers an `ipcRenderer.send`. */
export function handleSend(page: PageRecord, channel: string, values: unknown[]): void {
  const event = createIpcEvent(page);
  const reply = (replyChannel: string, ...replyValues: unknown[]) =>
    sendToPage(page, { kind: 'event', channel: replyChannel, values: replyValues });
  ipcMain.emit(channel, { ...event, reply }, ...values);
}

function createIpcEvent(page: PageRecord): object {
  const sender = BrowserWindow.fromId(page.windowId)?.webContents;
  if (sender === undefined) throw new Error('the window that sent this is gone');
  return { type: 'frame', sender, senderFrame: sender.mainFrame, frameId: 1, processId: page.windowId, ports: [] };
}

import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { EventName } from '../../shared/contracts/index.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './ipc-channels.ts';

/** What the transport needs of the application. */
export type CallTarget = {
  readonly call: (channel: string, input: unknown, paths: readonly string[]) => Promise<unknown>;
  readonly subscribe: (listener: (event: EventName, payload: unknown) => void) => () => void;
};

/** Only the main frame of one of our own windows may call. */
function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && new URL(frame.url).href.startsWith(`${APP_ORIGIN}/`);
}

/**
 * Connects the application to its windows: calls come in, events go to every window.
 * @returns `send` for the shell's own events, and `nextCall`, which resolves when a channel is called next
 */
export function connectWindows(target: CallTarget): {
  readonly send: (event: EventName, payload: unknown) => void;
  readonly nextCall: (channel: string) => Promise<void>;
} {
  const waiting: { channel: string; resolve: () => void }[] = [];
  const send = (event: EventName, payload: unknown): void => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT_CHANNEL, event, payload);
  };
  ipcMain.handle(CALL_CHANNEL, async (event, channel: unknown, input: unknown, paths: unknown) => {
    if (!isOwnPage(event)) throw new Error('This page may not call the application.');
    const name = String(channel);
    const files = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
    const result = await target.call(name, input, files);
    for (const waiter of waiting.splice(0)) {
      if (waiter.channel === name) waiter.resolve();
      else waiting.push(waiter);
    }
    return result;
  });
  target.subscribe(send);
  return {
    send,
    nextCall: (channel) => new Promise((resolve) => waiting.push({ channel, resolve })),
  };
}

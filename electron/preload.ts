import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Bridge } from '../shared/contracts/index.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './shell/ipc-channels.ts';

/**
 * The only way from the page to the application: two functions. A dropped file becomes a path here and goes straight to
 * the main process; the page itself never learns where anything lies.
 */
const bridge: Bridge = {
  call: (channel, input, files = []) =>
    ipcRenderer.invoke(
      CALL_CHANNEL,
      channel,
      input,
      files.map((file) => webUtils.getPathForFile(file as File)),
    ),
  subscribe: (channel, listener) => {
    const forward = (_event: IpcRendererEvent, name: string, payload: unknown): void => {
      if (name === channel) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward);
    };
  },
};

contextBridge.exposeInMainWorld('reinstate', bridge);

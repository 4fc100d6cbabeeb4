// Runs in the page before the application's own scripts: the renderer half of the stand-in's `electron`.
import { askButton, askFiles } from './ask.ts';
import type { RuntimeMessage } from './page-messages.ts';
import type { PageMessage } from './page-registry.ts';
import type { PreloadSetup } from './preload-script.ts';
import { decodeWire, encodeWire } from './wire.ts';

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;
type Listener = (event: object, ...values: unknown[]) => void;

/** Browsers keep a request alive past the page's end only when it is small. */
const KEEPALIVE_BYTES = 60_000;

/** Runs a preload bundle as Electron runs a sandboxed, isolated one. */
export function startPreload(setup: PreloadSetup, preload: Preload): void {
  const bridge = createBridge(setup);
  const electron = {
    contextBridge: { exposeInMainWorld },
    ipcRenderer: bridge.ipcRenderer,
    webUtils: { getPathForFile: bridge.getPathForFile },
    webFrame: { setZoomFactor: () => undefined, setVisualZoomLevelLimits: () => undefined },
  };
  const module = { exports: {} };
  const process = { ...setup.process, env: {}, type: 'renderer', sandboxed: true, contextIsolated: true };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload can require 'electron' only)`);
  };
  preload(require, module, module.exports, process);
  watchPage(bridge.post);
}

function createBridge(setup: PreloadSetup) {
  const listeners = new Map<string, Set<Listener>>();
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const address = (name: string, query = '') => `/__standin/${name}?page=${setup.pageId}${query}`;
  let nextId = 1;
  let batch: RuntimeMessage[] | undefined;
  let isLeaving = false;
  addEventListener('pagehide', () => (isLeaving = true));
  let sent: Promise<void> = Promise.resolve();

  /** Sends messages in their order, one request at a time, each request with all that has gathered. */
  function post(message: RuntimeMessage): void {
    if (batch === undefined) {
      const messages: RuntimeMessage[] = [];
      batch = messages;
      afterwards(() => {
        if (batch === messages) batch = undefined;
        const body = encodeWire(messages);
        return fetch(address('send'), { method: 'POST', body, keepalive: body.length < KEEPALIVE_BYTES });
      });
    }
    batch.push(message);
  }

  /** Hands a file over and tells at once where it will lie; no later message can overtake its bytes. */
  function upload(file: File): string {
    const id = `${setup.pageId}-${nextId++}`;
    batch = undefined;
    afterwards(() =>
      fetch(address('upload', `&id=${id}&name=${encodeURIComponent(file.name)}`), { method: 'POST', body: file }),
    );
    return [setup.uploadFolder, id, file.name].join(setup.pathSeparator);
  }

  function afterwards(request: () => Promise<Response>): void {
    sent = sent.then(request).then(
      (response) => {
        if (!response.ok) console.error(`stand-in: the main process did not take a message (${response.status})`);
      },
      (error: unknown) => {
        // A page that is being left drops its requests; a page that stays has lost the application.
        if (!isLeaving) console.error(`stand-in: the main process cannot be reached (${String(error)})`);
      },
    );
  }

  function getPathForFile(file: unknown): string {
    if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File');
    // A page never learns paths; a test that drops files of the disk tells theirs.
    const known = (globalThis as { __paths?: Record<string, string> }).__paths;
    return known?.[`${file.name}/${file.size}/${file.lastModified}`] ?? known?.[file.name] ?? upload(file);
  }

  const events = new EventSource(address('events'));
  events.onmessage = ({ data }: MessageEvent<string>) => receive(decodeWire(data) as PageMessage);

  function receive(message: PageMessage): void {
    if (message.kind === 'event') {
      for (const listener of [...(listeners.get(message.channel) ?? [])])
        listener({ sender: ipcRenderer }, ...message.values);
    } else if (message.kind === 'reply') {
      const call = pending.get(message.id);
      pending.delete(message.id);
      if (message.error === undefined) call?.resolve(message.value);
      else call?.reject(new Error(message.error));
    } else if (message.kind === 'end') {
      events.close();
      document.body.textContent = message.text;
    } else if (message.kind === 'ask-files') {
      void askFiles(message).then((files) => post({ kind: 'answer', id: message.id, value: files.map(upload) }));
    } else {
      void askButton(message).then((value) => post({ kind: 'answer', id: message.id, value }));
    }
  }

  const ipcRenderer = {
    invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      const id = nextId++;
      const message: RuntimeMessage = { kind: 'invoke', id, channel, values: structuredClone(values) };
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        post(message);
      });
    },
    send: (channel: string, ...values: unknown[]) => post({ kind: 'send', channel, values: structuredClone(values) }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    once(channel: string, listener: Listener) {
      const wrapped: Listener = (...values) => {
        ipcRenderer.off(channel, wrapped);
        listener(...values);
      };
      return ipcRenderer.on(channel, wrapped);
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    removeAllListeners: (channel: string) => void listeners.delete(channel),
  };
  return { ipcRenderer, getPathForFile, post };
}

/** Puts a copy on `window` as contextBridge does: frozen, functions wrapped, values cloned, errors reduced to their message. */
function exposeInMainWorld(key: string, api: unknown): void {
  if (key in globalThis)
    throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
  Object.defineProperty(globalThis, key, {
    value: bridged(api),
    enumerable: true,
    configurable: false,
    writable: false,
  });
}

function bridged(value: unknown): unknown {
  if (typeof value === 'function') return bridgedFunction(value as (...values: unknown[]) => unknown);
  if (value instanceof Promise) return value.then(bridged, (error: unknown) => Promise.reject(bridgedError(error)));
  if (Array.isArray(value)) return Object.freeze(value.map(bridged));
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridged(item)])));
  }
  if (typeof value !== 'object' && typeof value !== 'symbol') return value;
  return structuredClone(value);
}

function bridgedFunction(inner: (...values: unknown[]) => unknown): (...values: unknown[]) => unknown {
  return (...values) => {
    const copies = values.map((value) => (typeof value === 'function' ? bridged(value) : structuredClone(value)));
    try {
      return bridged(inner(...copies));
    } catch (error) {
      throw bridgedError(error);
    }
  };
}

function bridgedError(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : String(error));
}

/** Tells the main process what it would notice of the page by itself. */
function watchPage(post: (message: RuntimeMessage) => void): void {
  const tellPlace = () => post({ kind: 'place', href: location.href });
  tellPlace();
  addEventListener('hashchange', tellPlace);
  addEventListener('load', () => post({ kind: 'loaded' }));
  const tellTitle = () => post({ kind: 'title', title: document.title });
  new MutationObserver(tellTitle).observe(document.head, { subtree: true, childList: true, characterData: true });
  addEventListener('DOMContentLoaded', tellTitle);
  // Chromium would go to another origin; Electron's answer to that is the application's, and never yes.
  navigation.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (new URL(url).origin === location.origin || event.downloadRequest !== null) return;
    event.preventDefault();
    post({ kind: 'leave', href: url });
  });
  // A menu's accelerator gets the keys that the page left alone.
  addEventListener('keydown', (event) => {
    const { key, ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = event;
    const isCandidate = ctrl || alt || meta || /^F\d+$/.test(key);
    if (isCandidate && !event.defaultPrevented && !isEditingKey(event))
      post({ kind: 'key', press: { key, ctrl, shift, alt, meta } });
  });
}

/** Keys that Chromium's own text boxes use up before a menu sees them. */
function isEditingKey(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  const isEditable =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable);
  return isEditable && (event.ctrlKey || event.metaKey) && /^[acvxyz]$/i.test(event.key);
}

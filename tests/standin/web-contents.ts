import { EventEmitter } from 'node:events';
import { isDriven, tellDriver } from './driver.ts';
import { emitPreventable } from './preventable-event.ts';
import { openPage, sendToPages, type PageRecord } from './page-registry.ts';
import { session as sessionModule, type StandinSession } from './session.ts';

/** A frame as an IPC handler sees it. */
export interface StandinFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: StandinFrame | null;
  readonly top: StandinFrame;
  readonly routingId: number;
  readonly processId: number;
  readonly frameToken: string;
  readonly detached: boolean;
  isDestroyed(): boolean;
  send(channel: string, ...values: unknown[]): void;
}

/** The part of Electron's WebContents that an application of ours may use. */
export type StandinWebContents = ReturnType<typeof createWebContents>;

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: string };

/**
 * Makes the contents of one window.
 * @param present shows an address (with its one-time token) in the driver's Chromium
 */
export function createWebContents(
  windowId: number,
  webPreferences: Readonly<Record<string, unknown>>,
  present: (url: string) => void,
) {
  const emitter = new EventEmitter();
  let url = '';
  let title = '';
  let page: PageRecord | undefined;
  let isDestroyed = false;
  let zoomFactor = 1;
  let windowOpenHandler: WindowOpenHandler | undefined;
  let finishLoad: (() => void) | undefined;
  let failLoad: ((error: Error) => void) | undefined;

  const mainFrame: StandinFrame = {
    get url() {
      return page?.href ?? url;
    },
    get origin() {
      return originOf(page?.href ?? url);
    },
    parent: null,
    get top() {
      return mainFrame;
    },
    routingId: 1,
    processId: windowId,
    frameToken: `standin-${windowId}`,
    detached: false,
    isDestroyed: () => isDestroyed,
    send: (channel, ...values) => contents.send(channel, ...values),
  };

  const contents = Object.assign(emitter, {
    id: windowId,
    mainFrame,
    session: resolveSession(webPreferences),
    getLastWebPreferences: () => ({ ...webPreferences }),
    getURL: () => page?.href ?? url,
    getTitle: () => title,
    getOSProcessId: () => process.pid,
    getUserAgent: () => 'stand-in',
    isDestroyed: () => isDestroyed,
    isCrashed: () => false,
    isLoading: () => finishLoad !== undefined,
    isFocused: () => true,
    loadURL,
    reload: () => present(openPage(windowId, url)),
    stop: () => undefined,
    focus: () => undefined,
    send: (channel: string, ...values: unknown[]) => {
      if (isDestroyed) throw new Error('Object has been destroyed');
      sendToPages(windowId, { kind: 'event', channel, values });
    },
    setWindowOpenHandler: (handler: WindowOpenHandler) => void (windowOpenHandler = handler),
    setZoomFactor: (factor: number) => void (zoomFactor = factor),
    getZoomFactor: () => zoomFactor,
    setZoomLevel: (level: number) => void (zoomFactor = 1.2 ** level),
    getZoomLevel: () => Math.log(zoomFactor) / Math.log(1.2),
    setVisualZoomLevelLimits: () => Promise.resolve(),
    setBackgroundThrottling: () => undefined,
    setIgnoreMenuShortcuts: () => undefined,
    openDevTools: () => undefined,
    closeDevTools: () => undefined,
    toggleDevTools: () => undefined,
    isDevToolsOpened: () => false,
    undo: () => undefined,
    redo: () => undefined,
    cut: () => undefined,
    copy: () => undefined,
    paste: () => undefined,
    selectAll: () => undefined,
    replaceMisspelling: () => undefined,
    // For the page server and the window only.
    hasPage: () => page !== undefined,
    allowsWindow: (target: string) => windowOpenHandler?.({ url: target }).action !== 'deny',
    leaveFor,
    pageStarted,
    pageLoaded,
    titleChanged,
    markDestroyed,
  });

  function loadURL(target: string): Promise<void> {
    if (isDestroyed) return Promise.reject(new Error('Object has been destroyed'));
    failLoad?.(new Error(`ERR_ABORTED (-3) loading '${url}'`));
    url = target;
    const loaded = new Promise<void>((resolve, reject) => {
      finishLoad = resolve;
      failLoad = reject;
    });
    present(openPage(windowId, target));
    // A person may open the printed address late or never; the application need not wait for that.
    if (!isDriven) setImmediate(pageLoaded);
    return loaded;
  }

  function pageStarted(record: PageRecord): void {
    page = record;
    emitter.emit('did-start-navigation', { url: record.href, isMainFrame: true, isSameDocument: false });
    emitter.emit('did-navigate', {}, record.href, 200, 'OK');
  }

  function pageLoaded(): void {
    emitter.emit('dom-ready', {});
    emitter.emit('did-finish-load', {});
    finishLoad?.();
    finishLoad = undefined;
    failLoad = undefined;
  }

  /** The page was about to go to another origin. Electron asks the application; nothing here ever lets it go. */
  function leaveFor(target: string): void {
    const details = { url: target, isMainFrame: true, isSameDocument: false };
    const isAllowed =
      emitPreventable(emitter, 'will-frame-navigate', details) && emitPreventable(emitter, 'will-navigate', details);
    if (isAllowed) tellDriver({ type: 'problem', text: `the page would have left for ${target}` });
  }

  function titleChanged(value: string): void {
    title = value;
    emitter.emit('page-title-updated', { preventDefault: () => undefined }, value, true);
  }

  function markDestroyed(): void {
    isDestroyed = true;
    emitter.emit('destroyed');
  }

  return contents;
}

function resolveSession(webPreferences: Readonly<Record<string, unknown>>): StandinSession {
  if (webPreferences['session'] !== undefined) return webPreferences['session'] as StandinSession;
  const partition = webPreferences['partition'];
  return typeof partition === 'string' ? sessionModule.fromPartition(partition) : sessionModule.defaultSession;
}

/** The origin of an application address such as app://bundle/index.html, which `URL.origin` calls "null". */
export function originOf(address: string): string {
  if (address === '') return '';
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

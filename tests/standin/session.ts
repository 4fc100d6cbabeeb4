import { EventEmitter } from 'node:events';
import { createProtocol } from './protocol.ts';

type Headers = Record<string, string[]>;
interface BeforeRequestAnswer {
  readonly cancel?: boolean;
}
interface HeadersReceivedAnswer {
  readonly cancel?: boolean;
  readonly responseHeaders?: Record<string, string | string[]>;
}
type BeforeRequestListener = (details: object, answer: (answer: BeforeRequestAnswer) => void) => void;
type HeadersReceivedListener = (details: object, answer: (answer: HeadersReceivedAnswer) => void) => void;

/** Electron's Session, as far as a page without a network can notice it. */
export type StandinSession = ReturnType<typeof createSession>;

const partitions = new Map<string, StandinSession>();

function createSession(partition: string) {
  const webRequest = createWebRequest();
  const handlers: Record<string, unknown> = {};
  const remember = (name: string) => (handler: unknown) => void (handlers[name] = handler);
  return Object.assign(new EventEmitter(), {
    partition,
    protocol: createProtocol(),
    webRequest,
    /** The handlers that the application set, by method name, so that a test can call them. */
    handlers,
    setPermissionRequestHandler: remember('permissionRequest'),
    setPermissionCheckHandler: remember('permissionCheck'),
    setDevicePermissionHandler: remember('devicePermission'),
    setDisplayMediaRequestHandler: remember('displayMediaRequest'),
    setBluetoothPairingHandler: remember('bluetoothPairing'),
    setUSBProtectedClassesHandler: remember('usbProtectedClasses'),
    setCertificateVerifyProc: remember('certificateVerify'),
    setSpellCheckerEnabled: () => undefined,
    setSpellCheckerLanguages: () => undefined,
    setSpellCheckerDictionaryDownloadURL: () => undefined,
    setProxy: () => Promise.resolve(),
    setUserAgent: () => undefined,
    setDownloadPath: () => undefined,
    setPreloads: () => undefined,
    enableNetworkEmulation: () => undefined,
    disableNetworkEmulation: () => undefined,
    preconnect: () => undefined,
    closeAllConnections: () => Promise.resolve(),
    clearCache: () => Promise.resolve(),
    clearCodeCaches: () => Promise.resolve(),
    clearHostResolverCache: () => Promise.resolve(),
    clearStorageData: () => Promise.resolve(),
    clearAuthCache: () => Promise.resolve(),
    flushStorageData: () => undefined,
    getStoragePath: () => null,
    isPersistent: () => partition.startsWith('persist:'),
  });
}

/** The two hooks of webRequest that can change what a page gets; the others are taken and never called. */
function createWebRequest() {
  let beforeRequest: { matches: (url: string) => boolean; listener: BeforeRequestListener } | undefined;
  let headersReceived: { matches: (url: string) => boolean; listener: HeadersReceivedListener } | undefined;
  return {
    onBeforeRequest: (...input: unknown[]) => void (beforeRequest = readListener<BeforeRequestListener>(input)),
    onHeadersReceived: (...input: unknown[]) => void (headersReceived = readListener<HeadersReceivedListener>(input)),
    onBeforeSendHeaders: () => undefined,
    onSendHeaders: () => undefined,
    onResponseStarted: () => undefined,
    onBeforeRedirect: () => undefined,
    onCompleted: () => undefined,
    onErrorOccurred: () => undefined,
    /** Asks the application whether a request may go out. */
    async allows(details: { url: string; method: string; resourceType: string }): Promise<boolean> {
      if (!beforeRequest?.matches(details.url)) return true;
      const { listener } = beforeRequest;
      const answer = await new Promise<BeforeRequestAnswer>((resolve) => listener({ id: 1, ...details }, resolve));
      return answer.cancel !== true;
    },
    /** Lets the application change the headers of an answer. */
    async changeHeaders(url: string, responseHeaders: Headers): Promise<Record<string, string | string[]>> {
      if (!headersReceived?.matches(url)) return responseHeaders;
      const { listener } = headersReceived;
      const answer = await new Promise<HeadersReceivedAnswer>((resolve) =>
        listener({ id: 1, url, responseHeaders }, resolve),
      );
      return answer.responseHeaders ?? responseHeaders;
    },
  };
}

function readListener<Listener>(
  input: unknown[],
): { matches: (url: string) => boolean; listener: Listener } | undefined {
  const listener = input.at(-1);
  if (typeof listener !== 'function') return undefined;
  const filter = (input.length > 1 ? input[0] : undefined) as { urls?: string[] } | undefined;
  const patterns = filter?.urls?.map(toRegExp);
  return {
    matches: (url) => patterns === undefined || patterns.length === 0 || patterns.some((pattern) => pattern.test(url)),
    listener: listener as Listener,
  };
}

/** Turns a match pattern (a URL with `*`, or `<all_urls>`) into a regular expression. */
function toRegExp(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}

export const session = {
  defaultSession: createSession(''),
  fromPartition(partition: string): StandinSession {
    let found = partitions.get(partition);
    if (found === undefined) {
      found = createSession(partition);
      partitions.set(partition, found);
    }
    return found;
  },
};

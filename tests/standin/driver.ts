// The line between the stand-in and the program that started it: a test (over Node's own IPC channel) or a person's terminal.

/** What the stand-in tells a test. */
export type DriverMessage =
  | {
      readonly type: 'open';
      readonly windowId: number;
      readonly url: string;
      readonly width: number;
      readonly height: number;
    }
  | { readonly type: 'resize'; readonly windowId: number; readonly width: number; readonly height: number }
  | { readonly type: 'close'; readonly windowId: number; readonly force: boolean }
  | { readonly type: 'theme'; readonly source: 'system' | 'light' | 'dark' }
  | { readonly type: 'problem'; readonly text: string }
  | { readonly type: 'evaluated'; readonly id: number; readonly value?: unknown; readonly error?: string };

/** What a test tells the stand-in. */
export type DriverRequest =
  | { readonly type: 'evaluate'; readonly id: number; readonly source: string; readonly argument: unknown }
  | { readonly type: 'page-closed'; readonly windowId: number }
  | { readonly type: 'quit' };

/** True when a test drives the application; false when `npm run start:browser` serves it to a person. */
export const isDriven = process.send !== undefined;

/** Sends a message to the test; does nothing when no test listens. */
export function tellDriver(message: DriverMessage): void {
  if (process.connected) process.send?.(message);
}

/** Calls the listener for each request of the test, and ends this process when the test's process is gone. */
export function onDriverRequest(listener: (request: DriverRequest) => void): void {
  if (!isDriven) return;
  process.on('message', (message) => listener(message as DriverRequest));
  process.on('disconnect', () => process.exit(1));
}

let isAnnounced = false;

/** Has a window's address opened: by the test, or by the person who reads the one line that this prints. */
export function presentWindow(
  windowId: number,
  url: string,
  size: { readonly width: number; readonly height: number },
): void {
  tellDriver({ type: 'open', windowId, url, width: size.width, height: size.height });
  if (isDriven || isAnnounced) return;
  isAnnounced = true;
  process.stdout.write(`Reinstate is ready at ${url}\n`);
}

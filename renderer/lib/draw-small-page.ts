import type { ThumbnailDone, ThumbnailTask } from './thumbnail-worker.ts';

type Asked = { readonly resolve: (picture: ImageBitmap | null) => void };
const asked = new Map<number, Asked>();
let worker: Worker | undefined;
let lastId = 0;

/** A page of a PDF of the application's own address space, and the size to draw it in. */
export type SmallPage = Pick<ThumbnailTask, 'pageNumber' | 'widthPx' | 'longestPx'> & { readonly url: string };

/** A page of a PDF, small. Read and drawn in workers; the interface thread only takes the picture. Null when it can't be drawn. */
export async function drawSmallPage({ url, ...size }: SmallPage, signal: AbortSignal): Promise<ImageBitmap | null> {
  signal.throwIfAborted();
  worker ??= startWorker();
  lastId += 1;
  const [id, thumbnails] = [lastId, worker];
  const { promise, resolve, reject } = Promise.withResolvers<ImageBitmap | null>();
  const send = (address: string | null): void => {
    const filesUrl = new URL('pdfjs/', document.baseURI).href;
    const task: ThumbnailTask = { id, url: address, filesUrl, ...size };
    thumbnails.postMessage(task);
  };
  asked.set(id, { resolve });
  const giveUp = (): void => {
    send(null);
    reject(new DOMException('Not wanted any more', 'AbortError'));
  };
  signal.addEventListener('abort', giveUp, { once: true });
  send(new URL(url, document.baseURI).href);
  return promise.finally(() => {
    asked.delete(id);
    signal.removeEventListener('abort', giveUp);
  });
}

/** It stays for the rest of the session: pdf.js takes longer to load than a page to be drawn. */
function startWorker(): Worker {
  const started = new Worker(new URL('./thumbnail-worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<ThumbnailDone>) => asked.get(data.id)?.resolve(data.picture);
  // One that dies takes the pictures with it that were asked for; the next is drawn by a new one.
  started.onerror = () => {
    if (worker === started) worker = undefined;
    for (const { resolve } of asked.values()) resolve(null);
  };
  return started;
}

import type { ThumbnailDone, ThumbnailTask } from './thumbnail-worker.ts';

/** Twice the size at which the list shows it, for fine screens. */
const WIDTH_PX = 72;
const HEIGHT_PX = 92;
/** A paper strip of any length stays a small picture. */
const LONGEST_PX = 4 * HEIGHT_PX;

/** A picture, small; decoded and shrunk off the interface thread. */
export async function makePictureThumbnail(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  const answer = await fetch(new URL(url, document.baseURI), { signal });
  if (!answer.ok) return null;
  const small = await createImageBitmap(await answer.blob(), { resizeWidth: WIDTH_PX, resizeQuality: 'medium' });
  return small.height <= LONGEST_PX ? small : createImageBitmap(small, 0, 0, WIDTH_PX, LONGEST_PX);
}

type Asked = { readonly resolve: (picture: ImageBitmap | null) => void };
const asked = new Map<number, Asked>();
let worker: Worker | undefined;
let lastId = 0;

/** A PDF's first page, small. Read and drawn in workers; the interface thread only takes the picture. */
export async function makePdfThumbnail(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  signal.throwIfAborted();
  worker ??= startWorker();
  lastId += 1;
  const [id, thumbnails] = [lastId, worker];
  const { promise, resolve, reject } = Promise.withResolvers<ImageBitmap | null>();
  const send = (address: string | null): void => {
    const filesUrl = new URL('pdfjs/', document.baseURI).href;
    const task: ThumbnailTask = { id, url: address, filesUrl, widthPx: WIDTH_PX, longestPx: LONGEST_PX };
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

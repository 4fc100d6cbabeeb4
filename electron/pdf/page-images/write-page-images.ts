import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { PageImageDone, PageImageOrder } from '../../../shared/domain/page-image.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { WorkerContext } from '../../jobs/serve-messages.ts';
import { readStored } from '../../vault/stored-file.ts';
import { encodeDrawnPage, makePageImage, type PageImage } from './make-page-image.ts';

/** What the worker is told: pictures of pages, each into its own file. */
export type PageImagesTask = {
  readonly orders: readonly PageImageOrder[];
  /** Where each source lies, by SHA-256. */
  readonly sources: Readonly<Record<string, StoredFile>>;
};

/**
 * Writes pages as pictures. A page that would have to be drawn, or that can't be decoded, is named in the answer and not
 * written.
 *
 * Errors: `source-unreadable` when a file can't be read at all; `disk-full`; `cancelled`.
 */
export async function writePageImages(
  { orders, sources }: PageImagesTask,
  context: WorkerContext,
): Promise<Result<readonly PageImageDone[]>> {
  const done: PageImageDone[] = [];
  let held: { readonly sha256: string; readonly bytes: Uint8Array } | undefined;
  for (const order of orders) {
    if (context.signal.aborted) return fail(appError('cancelled', 'The export was cancelled.', {}));
    context.reportProgress(done.length, orders.length, 'images');
    if (held?.sha256 !== order.sha256) {
      const source = sources[order.sha256];
      const bytes = source && (await readStored(source).catch(() => undefined));
      if (!bytes)
        return fail(appError('source-unreadable', `${order.fileName} could not be read.`, { file: order.fileName }));
      held = { sha256: order.sha256, bytes };
    }
    const image =
      (await makePageImage(held.bytes, order.mime, order.page, order.formats).catch(() => undefined)) ??
      (await takeDrawn(order));
    if (!image || order.target === null) {
      done.push({ order, isPossible: image !== undefined, made: null });
      continue;
    }
    const written = writeImage(order.target, image);
    if (!written.ok) return written;
    done.push({ order, isPossible: true, made: written.value });
  }
  return ok(done);
}

async function takeDrawn({ drawn, formats }: PageImageOrder): Promise<PageImage | undefined> {
  const bytes = drawn === null ? undefined : await readStored(drawn).catch(() => undefined);
  return bytes && encodeDrawnPage(bytes, formats).catch(() => undefined);
}

function writeImage(target: string, { bytes, format }: PageImage): Result<NonNullable<PageImageDone['made']>> {
  const file = `${target}.${format}`;
  try {
    const descriptor = openSync(file, 'wx');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
      return fail(appError('disk-full', 'The disk is full.', { path: file }));
    }
    throw thrown;
  }
  return ok({ format, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
}

import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { sizeOfStored, streamStored } from '../vault/stored-file.ts';
import { CONTENT_SECURITY_POLICY, SCHEME } from './app-origin.ts';
import { parseRange } from './byte-range.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.wasm': 'application/wasm',
};

/** A file of the case that the page may read, or null where the address names none. */
export type ReadContent = (path: string) => Promise<{ readonly file: StoredFile; readonly mime: string } | null>;

/** Must run while the main module is evaluated: Electron takes schemes only before it is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/**
 * Answers every request of the page: the built page from `rendererDir`, evidence and previews through `readContent`,
 * nothing else. GET only; a path that would leave the folder is not found.
 */
export function serveAppProtocol(session: Session, rendererDir: string, readContent: ReadContent): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'bundle') return notFound();
    if (url.pathname.startsWith('/content/')) {
      const content = await readContent(url.pathname);
      return content ? sendFile(request, content.file, content.mime, 'no-store') : notFound();
    }
    const path = url.pathname === '/' ? '/index.html' : url.pathname;
    const file = normalize(join(rendererDir, decodePath(path)));
    if (!file.startsWith(rendererDir + sep)) return notFound();
    return sendPart(file);
  });
}

/** A file of the built page, at once: a stream for each of a hundred small ones costs a start more than reading them. */
async function sendPart(file: string): Promise<Response> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return notFound();
  const mime = MIME_TYPES[extname(file)] ?? 'application/octet-stream';
  return new Response(bytes, { headers: describeBody(mime, bytes.length, 'no-cache') });
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}

/** Streams a file, or the range of it that was asked for (a PDF of hundreds of megabytes is read page by page). */
async function sendFile(request: Request, file: StoredFile, mime: string, cacheControl: string): Promise<Response> {
  const size = await sizeOfStored(file).catch(() => null);
  if (size === null) return notFound();
  const range = parseRange(request.headers.get('range'), size);
  const headers = {
    ...describeBody(mime, range.end - range.start, cacheControl),
    'accept-ranges': 'bytes',
    ...(range.isPartial ? { 'content-range': `bytes ${range.start}-${range.end - 1}/${size}` } : {}),
  };
  if (size === 0) return new Response(null, { status: 200, headers });
  const stream = streamStored(file, range);
  return new Response(Readable.toWeb(stream) as ReadableStream, { status: range.isPartial ? 206 : 200, headers });
}

function describeBody(mime: string, sizeBytes: number, cacheControl: string) {
  return {
    'content-type': mime,
    'content-length': String(sizeBytes),
    'cache-control': cacheControl,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
  };
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';

const SCHEME = 'app';
/** The page's origin. Nothing is ever loaded from another one. */
export const APP_ORIGIN = `${SCHEME}://bundle`;

/**
 * What the page may do. `style-src 'self'` has no exception: no element carries inline styles, and no library may add a
 * style element. `data:` pictures are the small cursors and icons of the PDF view.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

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
export type ReadContent = (path: string) => Promise<{ readonly file: string; readonly mime: string } | null>;

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
    return sendFile(request, file, MIME_TYPES[extname(file)] ?? 'application/octet-stream', 'no-cache');
  });
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
async function sendFile(request: Request, file: string, mime: string, cacheControl: string): Promise<Response> {
  const size = await stat(file).then(
    (stats) => (stats.isFile() ? stats.size : null),
    () => null,
  );
  if (size === null) return notFound();
  const range = parseRange(request.headers.get('range'), size);
  const headers = {
    'content-type': mime,
    'content-length': String(range.end - range.start),
    'accept-ranges': 'bytes',
    'cache-control': cacheControl,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    ...(range.isPartial ? { 'content-range': `bytes ${range.start}-${range.end - 1}/${size}` } : {}),
  };
  if (size === 0) return new Response(null, { status: 200, headers });
  const stream = createReadStream(file, { start: range.start, end: range.end - 1 });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status: range.isPartial ? 206 : 200, headers });
}

/** The bytes to send, `end` exclusive. A range that can't be met is answered with the whole file. */
export function parseRange(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number; readonly isPartial: boolean } {
  const whole = { start: 0, end: size, isPartial: false };
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return whole;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size : Math.min(size, Number(match[2]) + 1);
  return start < end ? { start, end, isPartial: true } : whole;
}

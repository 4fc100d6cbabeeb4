import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { BrowserWindow } from './browser-window.ts';
import { pageOrigin, registerPage } from './page-registry.ts';

/** Headers that belong to the loopback connection, not to the request that the page made. */
const CONNECTION_HEADERS = new Set([
  'host',
  'cookie',
  'connection',
  'content-length',
  'transfer-encoding',
  'x-standin-window',
]);

/** Answers a request for http://127.0.0.1/x with what the application's protocol handler says to app://bundle/x. */
export async function answerForPage(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const window = findWindow(request);
  if (window === undefined) {
    response.writeHead(410, { 'content-type': 'text/plain' });
    response.end('The application has no window open.');
    return;
  }
  const address = pageOrigin.app + url.pathname + url.search;
  const { session } = window.webContents;
  const resourceType = request.headers['sec-fetch-dest'] === 'document' ? 'mainFrame' : 'other';
  if (!(await session.webRequest.allows({ url: address, method: request.method ?? 'GET', resourceType }))) {
    response.destroy();
    return;
  }
  const answer = await session.protocol.answer(toRequest(address, request, response));
  if (answer.type === 'error') {
    response.destroy();
    return;
  }
  const headers = await session.webRequest.changeHeaders(address, readHeaders(answer.headers));
  headers['cache-control'] ??= 'no-store';
  const isPage = resourceType === 'mainFrame' && String(headers['content-type']).startsWith('text/html');
  if (isPage && answer.ok) return sendPage(address, window, answer, headers, response);
  response.writeHead(answer.status, headers);
  if (answer.body === null || request.method === 'HEAD') response.end();
  else await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => response.destroy());
}

/** Sends the page's HTML with the preload as its first script, and counts it as a new load of the window. */
async function sendPage(
  address: string,
  window: BrowserWindow,
  answer: Response,
  headers: Record<string, string | string[]>,
  response: ServerResponse,
): Promise<void> {
  const html = await answer.text();
  const script = /<script(?![^>]*type="module")[^>]*>/i.exec(html);
  // Module scripts run in the order of the document, so the preload comes first; a classic script would come before it.
  if (script) throw new Error(`the stand-in's preload needs module scripts only, but the page has ${script[0]}`);
  const page = registerPage(window.id, address);
  window.webContents.pageStarted(page);
  const tag = `<script type="module" src="/__standin/preload.js?page=${page.id}"></script>`;
  const text = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + tag) : tag + html;
  delete headers['content-length'];
  response.writeHead(answer.status, headers);
  response.end(text);
}

/** A test names its window in a header; a person has one. */
function findWindow(request: IncomingMessage): BrowserWindow | undefined {
  const id = request.headers['x-standin-window'];
  if (id !== undefined) return BrowserWindow.fromId(Number(id)) ?? undefined;
  return BrowserWindow.getAllWindows()[0];
}

function toRequest(address: string, request: IncomingMessage, response: ServerResponse): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || CONNECTION_HEADERS.has(name)) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    headers.set(name, text.replaceAll(pageOrigin.http, pageOrigin.app));
  }
  const aborted = new AbortController();
  response.on('close', () => aborted.abort());
  const method = request.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(address, {
    method,
    headers,
    signal: aborted.signal,
    ...(hasBody ? { body: Readable.toWeb(request) as BodyInit, duplex: 'half' } : {}),
  });
}

function readHeaders(headers: Headers): Record<string, string[]> {
  const record: Record<string, string[]> = {};
  for (const [name, value] of headers) (record[name] ??= []).push(value);
  return record;
}

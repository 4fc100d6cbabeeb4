import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerForPage } from './application-response.ts';
import { BrowserWindow } from './browser-window.ts';
import { receivePageMessages } from './page-messages.ts';
import { connectPage, findPage, pageOrigin, redeemToken, type PageRecord } from './page-registry.ts';
import { preloadScript, runtimeModule } from './preload-script.ts';
import { saveUpload } from './uploads.ts';

const secret = randomBytes(24).toString('hex');
const PREFIX = '/__standin/';
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/**
 * Starts the one loopback server that stands for Chromium's custom protocol, for the preload's bridge and for the
 * native file picker. Only a browser that opened a one-time address gets anything from it.
 */
export async function startPageServer(): Promise<void> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`stand-in: ${request.method} ${request.url}: ${String(error)}\n`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  pageOrigin.http = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', pageOrigin.http);
  // Another name for the same address would be DNS rebinding.
  if (`http://${request.headers.host}` !== pageOrigin.http) return refuse(response, 404, 'Not found');
  if (url.pathname.startsWith(`${PREFIX}open/`)) return open(url, request, response);
  if (!hasCookie(request))
    return refuse(response, 403, 'This address is used up. Start the application again for a new one.');
  if (!isFromOwnPage(request)) return refuse(response, 403, 'Not from this page');
  // A browser asks for an icon of its own accord; Electron does not.
  if (url.pathname === '/favicon.ico') return refuse(response, 204, '');
  if (url.pathname.startsWith(PREFIX)) return handleOwn(url, request, response);
  return answerForPage(url, request, response);
}

/** Trades a one-time token for a cookie and goes on to the application's own address. */
function open(url: URL, request: IncomingMessage, response: ServerResponse): void {
  const token = url.searchParams.get('token') ?? '';
  if (!redeemToken(token) && !hasCookie(request)) {
    return refuse(response, 403, 'This address is used up. Start the application again for a new one.');
  }
  const target = new URL(url.pathname.slice(`${PREFIX}open`.length), pageOrigin.http);
  for (const [key, value] of url.searchParams) {
    if (key !== 'token' && key !== 'window') target.searchParams.append(key, value);
  }
  response.writeHead(303, {
    location: target.pathname + target.search,
    'set-cookie': `${cookieName()}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end();
}

/** Cookies do not tell ports apart, so the name does. */
function cookieName(): string {
  return `reinstate-${new URL(pageOrigin.http).port}`;
}

function hasCookie(request: IncomingMessage): boolean {
  const wanted = Buffer.from(`${cookieName()}=${secret}`);
  const cookies = (request.headers.cookie ?? '').split(/;\s*/).map((cookie) => Buffer.from(cookie));
  return cookies.some((cookie) => cookie.length === wanted.length && timingSafeEqual(cookie, wanted));
}

/** The cookie goes along from every page on this host, whatever its port; these headers say which page asks. */
function isFromOwnPage(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== pageOrigin.http) return false;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

async function handleOwn(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = url.pathname.slice(PREFIX.length);
  if (name.endsWith('.ts')) return sendScript(response, runtimeModule(name));
  const page = findPage(Number(url.searchParams.get('page')));
  if (page === undefined || BrowserWindow.fromId(page.windowId) === null)
    return refuse(response, 410, 'The window is gone');
  if (name === 'preload.js') return sendScript(response, preloadScript(page));
  if (name === 'events') return openEvents(page, request, response);
  if (request.method !== 'POST') return refuse(response, 405, 'Method not allowed');
  if (name === 'send') {
    receivePageMessages(page, await readText(request));
    return refuse(response, 204, '');
  }
  if (name === 'upload') {
    await saveUpload(url.searchParams.get('id') ?? '', url.searchParams.get('name') ?? '', request);
    return refuse(response, 204, '');
  }
  return refuse(response, 404, 'Not found');
}

function openEvents(page: PageRecord, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  connectPage(page, response, Number(request.headers['last-event-id'] ?? 0));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_MESSAGE_BYTES) throw new Error('message too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function sendScript(response: ServerResponse, script: string): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
  await pipeline(Readable.from([script]), response);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

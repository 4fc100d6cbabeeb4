import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { encodeWire } from './wire.ts';

/** What the main process tells a page; the preload runtime acts on it. */
export type PageMessage =
  | { readonly kind: 'event'; readonly channel: string; readonly values: readonly unknown[] }
  | { readonly kind: 'reply'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | {
      readonly kind: 'ask-files';
      readonly id: number;
      readonly title: string;
      readonly multiple: boolean;
      readonly accept: string;
    }
  | {
      readonly kind: 'ask-button';
      readonly id: number;
      readonly text: string;
      readonly detail: string;
      readonly buttons: readonly string[];
    }
  | { readonly kind: 'end'; readonly text: string };

/** One load of one window's page, from the request for its HTML until it is gone. */
export interface PageRecord {
  readonly id: number;
  readonly windowId: number;
  /** Where the page is, as an application address (app://…). */
  href: string;
  /** Messages with their numbers, kept so that a page that connects late, or again, misses none. */
  readonly messages: { readonly number: number; readonly text: string }[];
  nextNumber: number;
  stream: ServerResponse | undefined;
}

/** How many messages are kept for a page that is not connected. */
const KEPT_MESSAGES = 5000;

const pages = new Map<number, PageRecord>();
const unusedTokens = new Set<string>();
let nextPageId = 1;

/** Where pages are served; set by the page server before any window can be made. */
export const pageOrigin = { http: '', app: '' };

/**
 * Prepares showing an application address in a browser.
 * @returns the loopback address to open, good for one use
 */
export function openPage(windowId: number, appUrl: string): string {
  const { protocol, host, pathname, search, hash } = new URL(appUrl);
  const appOrigin = `${protocol}//${host}`;
  if (pageOrigin.app !== '' && pageOrigin.app !== appOrigin) {
    throw new Error(`the stand-in serves one origin; ${pageOrigin.app} is open, ${appUrl} was asked for`);
  }
  pageOrigin.app = appOrigin;
  const token = randomBytes(16).toString('hex');
  unusedTokens.add(token);
  const query = new URLSearchParams(search);
  query.set('token', token);
  query.set('window', String(windowId));
  return `${pageOrigin.http}/__standin/open${pathname === '' ? '/' : pathname}?${query}${hash}`;
}

/** Uses up a one-time token; false when it isn't one or was used before. */
export function redeemToken(token: string): boolean {
  return unusedTokens.delete(token);
}

export function registerPage(windowId: number, href: string): PageRecord {
  const page: PageRecord = { id: nextPageId++, windowId, href, messages: [], nextNumber: 1, stream: undefined };
  // A driven window has one page: the earlier load is gone. A person may look at one window in two tabs.
  pages.set(page.id, page);
  return page;
}

export function findPage(id: number): PageRecord | undefined {
  return pages.get(id);
}

/** Sends a message to every page that shows the window. */
export function sendToPages(windowId: number, message: PageMessage): void {
  const text = encodeWire(message);
  for (const page of pages.values()) {
    if (page.windowId === windowId) push(page, text);
  }
}

/** Sends a message to one page. Replies and events share this one channel, so they keep the order they have in Electron. */
export function sendToPage(page: PageRecord, message: PageMessage): void {
  push(page, encodeWire(message));
}

/** True when a page of the window is connected now. */
export function hasConnectedPage(windowId: number): boolean {
  return [...pages.values()].some((page) => page.windowId === windowId && page.stream !== undefined);
}

/** Connects a page's event stream and sends it what came after the last message that it has. */
export function connectPage(page: PageRecord, stream: ServerResponse, lastNumber: number): void {
  page.stream?.end();
  page.stream = stream;
  for (const message of page.messages) {
    if (message.number > lastNumber) writeMessage(stream, message);
  }
  stream.on('close', () => {
    if (page.stream === stream) page.stream = undefined;
  });
}

function push(page: PageRecord, text: string): void {
  const message = { number: page.nextNumber++, text };
  page.messages.push(message);
  if (page.messages.length > KEPT_MESSAGES) page.messages.shift();
  if (page.stream !== undefined) writeMessage(page.stream, message);
}

function writeMessage(stream: ServerResponse, message: { number: number; text: string }): void {
  stream.write(`id: ${message.number}\ndata: ${message.text}\n\n`);
}

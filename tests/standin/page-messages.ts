import { BrowserWindow } from './browser-window.ts';
import { settleQuestion } from './dialog.ts';
import { handleInvoke, handleSend } from './ipc-main.ts';
import { pressAccelerator, type KeyPress } from './menu.ts';
import { pageOrigin, type PageRecord } from './page-registry.ts';
import { decodeWire } from './wire.ts';

/** What the preload runtime tells the main process. */
export type RuntimeMessage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly values: unknown[] }
  | { readonly kind: 'place'; readonly href: string }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'leave'; readonly href: string }
  | { readonly kind: 'key'; readonly press: KeyPress }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };

/** Acts on a batch of messages of one page, in their order. */
export function receivePageMessages(page: PageRecord, text: string): void {
  for (const message of decodeWire(text) as RuntimeMessage[]) receive(page, message);
}

function receive(page: PageRecord, message: RuntimeMessage): void {
  const contents = BrowserWindow.fromId(page.windowId)?.webContents;
  if (contents === undefined) return;
  switch (message.kind) {
    case 'invoke':
      void handleInvoke(page, message.id, message.channel, message.values);
      return;
    case 'send':
      return handleSend(page, message.channel, message.values);
    case 'place':
      return movePage(page, message.href);
    case 'loaded':
      return contents.pageLoaded();
    case 'title':
      return contents.titleChanged(message.title);
    case 'leave':
      return contents.leaveFor(message.href);
    case 'key':
      return pressAccelerator(message.press);
    case 'answer':
      return settleQuestion(message.id, message.value);
  }
}

/** Only the page itself can post here, and only from its own origin; the rest of the address is its own word. */
function movePage(page: PageRecord, href: string): void {
  if (href.startsWith(`${pageOrigin.http}/`)) page.href = pageOrigin.app + href.slice(pageOrigin.http.length);
}

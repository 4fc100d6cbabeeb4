import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';

/** Drops files of the disk on the middle of an element, as a user does with the mouse from a file manager. */
export async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const paths = files.map((file) => resolve(file));
  // On the stand-in the page's files have no paths: the preload runtime looks them up here. Electron ignores it.
  await page.evaluate(
    (known) => {
      const holder = globalThis as { __paths?: Record<string, string> };
      holder.__paths = { ...holder.__paths, ...known };
    },
    Object.fromEntries(paths.map((path) => [keyOf(path), path])),
  );
  const box = await target.boundingBox();
  if (box === null) throw new Error('the drop target is not visible');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}

function keyOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${basename(path)}/${size}/${Math.floor(mtimeMs)}`;
}

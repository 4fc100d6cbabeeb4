import type { Page } from '@playwright/test';
import type { DesktopApp } from './app.ts';

/** The example, opened from the first screen. `home`: the hash of its case, without a screen (`#/case/…`). */
export interface OpenedExample {
  readonly app: DesktopApp;
  readonly page: Page;
  readonly home: string;
}

/** Starts the application and opens the example, as somebody does who has no case yet. */
export async function openExample(launch: () => Promise<DesktopApp>): Promise<OpenedExample> {
  const app = await launch();
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//, { timeout: 60_000 });
  return { app, page, home: new URL(page.url()).hash.replace(/\/[^/]*$/, '') };
}

// Starts that go wrong: safe mode after failures, spoilt state files, and the report of a problem.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aNewCase } from '../support/a-new-case.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

interface PageGlobals {
  readonly reinstate: { readonly call: (name: string, input: unknown) => Promise<unknown> };
}

test('opens in safe mode after two failed starts, reports the problem, and starts normally again', async ({
  launch,
  folder,
}) => {
  const first = await launch();
  const firstPage = await first.firstWindow();
  await firstPage.evaluate(
    (input) => (globalThis as unknown as PageGlobals).reinstate.call('cases.create', input),
    aNewCase({ title: 'The last appeal' }),
  );
  await firstPage.reload();
  await firstPage.getByText('The last appeal').first().click();
  await firstPage.waitForURL(/#\/case\//);
  await expect.poll(() => readCount(first.dataDir)).toBe(0);
  // The route is kept a moment after it was opened.
  await firstPage.waitForTimeout(1000);
  await first.close();

  // As two starts that were killed before their window could be used leave it.
  writeFileSync(join(first.dataDir, 'start-state.json'), '{"failedStarts":2}');

  const safe = await launch();
  const page = await safe.firstWindow();
  await expect(page.getByText('Reinstate failed to start two times')).toBeVisible();
  await expect(page).toHaveURL(/#\/cases$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Report a problem…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report a problem' });
  await expect(dialog.getByRole('region', { name: 'Text of the report' })).toContainText('safe mode: after-failures');
  await expect(dialog).not.toContainText('The last appeal');
  expect(await findAxeViolations(page)).toEqual([]);
  const target = join(folder, 'reports');
  mkdirSync(target);
  await safe.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, target);
  await dialog.getByRole('button', { name: 'Save as a text file…' }).click();
  await expect.poll(() => readdirSync(target)).toEqual(['reinstate-problem-report.txt']);
  const shown = await dialog.getByRole('region', { name: 'Text of the report' }).textContent();
  expect(readFileSync(join(target, 'reinstate-problem-report.txt'), 'utf8')).toBe(shown);
  await expect.poll(() => readCount(safe.dataDir)).toBe(0);
  await safe.close();

  const normal = await launch();
  const normalPage = await normal.firstWindow();
  await expect(normalPage.getByText('The last appeal').first()).toBeVisible();
  await expect(normalPage.getByText('Safe mode')).toHaveCount(0);
});

test('opens with the newest backup when the database is damaged', async ({ launch, folder }) => {
  const first = await launch();
  test.skip(first.host !== 'standin', 'nothing can press a button of a system box before there is a window');
  const firstPage = await first.firstWindow();
  const call = (name: string, input: unknown): Promise<unknown> =>
    firstPage.evaluate(
      ([channel, given]) => (globalThis as unknown as PageGlobals).reinstate.call(channel as string, given),
      [name, input],
    );
  await call('cases.create', aNewCase({ title: 'The saved appeal' }));
  await call('backups.create', {});
  await first.close();
  const file = join(folder, 'data', 'reinstate.db');
  writeFileSync(file, readFileSync(file).fill(0xaa, 0, 8192));

  const again = await launch({ env: { STANDIN_BUTTON: 'Use the backup' } });
  await expect((await again.firstWindow()).getByText('The saved appeal').first()).toBeVisible();
  expect(again.output.join('')).toContain('It holds 1 appeal with 0 documents.');
  expect(readdirSync(join(folder, 'data'))).toContain('reinstate.db.before-restore-1');
});

test('starts with every state file spoilt', async ({ launch, folder }) => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'window-state.json'), '{"x":"far","width":-1e308,"height":null');
  writeFileSync(join(dataDir, 'start-state.json'), '\0\0\0\0');
  writeFileSync(join(dataDir, 'catalogue-overrides.json'), '[[[');
  writeFileSync(join(dataDir, 'logs'), 'a file in place of a folder');
  const app = await launch();
  await expect((await app.firstWindow()).getByRole('main')).toBeVisible();
});

function readCount(dataDir: string): number {
  try {
    const { failedStarts } = JSON.parse(readFileSync(join(dataDir, 'start-state.json'), 'utf8')) as {
      readonly failedStarts: number;
    };
    return failedStarts;
  } catch {
    return -1;
  }
}

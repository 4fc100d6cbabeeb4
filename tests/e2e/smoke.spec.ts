// The shell: what Electron is asked for, what the page can and cannot do, and how the application starts and ends.
import { request } from 'node:http';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/contracts/index.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { chooseHost } from './app.ts';
import { expect, test } from './app-test.ts';

interface PageGlobals {
  readonly reinstate: Bridge;
  readonly hacked?: unknown;
}

test('opens its window with the page, isolated and sandboxed', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await expect(page).toHaveTitle(/Reinstate/);
  await expect(page.getByRole('main')).toBeVisible();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Not in Electron's types, but the only way to see what a window was really made with.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('gives the page two functions and nothing of Node', async ({ launch }) => {
  const page = await (await launch()).firstWindow();
  const seen = await page.evaluate(() => {
    const names = [
      'require',
      'module',
      'exports',
      'process',
      'Buffer',
      'global',
      'electron',
      '__dirname',
      'ipcRenderer',
    ];
    return {
      node: names.filter((name) => name in globalThis),
      bridge: Object.keys((globalThis as unknown as PageGlobals).reinstate).sort(),
      isFrozen: Object.isFrozen((globalThis as unknown as PageGlobals).reinstate),
    };
  });
  expect(seen).toEqual({ node: [], bridge: ['call', 'subscribe'], isFrozen: true });
});

test('answers a call of the contract, and refuses one that is not in it', async ({ launch }) => {
  const page = await (await launch()).firstWindow();
  expect(await call(page, 'cases.list', {})).toEqual({ ok: true, value: [] });
  expect(await call(page, 'cases.list', { strange: true })).toMatchObject({ ok: false });
  expect(await call(page, 'no.suchCall', {})).toMatchObject({ ok: false });
});

test('shows hostile text as text', async ({ launch }) => {
  const page = await (await launch()).firstWindow();
  const title = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=2</script>{{7*7}}';
  expect(await call(page, 'cases.create', aNewCase({ title }))).toMatchObject({ ok: true });
  await page.evaluate(() => (location.hash = '#/cases'));
  await expect(page.getByText(title).first()).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as PageGlobals).hacked)).toBeUndefined();
});

test('lets no script, style or connection from elsewhere into the page', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.hacked = 1';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.head.append(style);
    document.body.insertAdjacentHTML('beforeend', '<p id="inline" onclick="globalThis.hacked = 2">x</p>');
    document.getElementById('inline')?.click();
    // Later, because a test's own evaluation is exempt from the policy while it runs.
    const isEvaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-eval -- that it is refused is what this test is about
          resolve(eval('true') === true);
        } catch {
          resolve(false);
        }
      });
    });
    const isFetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    const { hacked } = globalThis as unknown as PageGlobals;
    return { hacked, isEvaluated, isFetched, outline: getComputedStyle(document.body).outlineWidth };
  });
  expect(outcome).toMatchObject({ hacked: undefined, isEvaluated: false, isFetched: false });
  expect(outcome.outline).not.toBe('7px');
  // This test asked for the refusals; every one of them is a line of the console.
  expect(app.problems.length).toBeGreaterThanOrEqual(4);
  expect(app.problems.filter((problem) => !/Content Security Policy|Refused to/.test(problem))).toEqual([]);
  app.problems.length = 0;
});

test('stays on its page and opens no window', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  const { origin } = new URL(page.url());
  await page.evaluate(() => {
    window.open('https://example.com/');
    location.href = 'https://example.com/';
  });
  await page.waitForTimeout(300);
  expect(page.url().startsWith(origin)).toBe(true);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('comes back where it was, after quitting and after a kill', async ({ launch }) => {
  const first = await launch();
  expect(
    await call(await first.firstWindow(), 'cases.create', aNewCase({ title: 'Kept over a restart' })),
  ).toMatchObject({
    ok: true,
  });
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1000, 700));
  await first.close();
  const second = await launch();
  const page = await second.firstWindow();
  expect(await call(page, 'cases.list', {})).toMatchObject({ ok: true, value: [{ title: 'Kept over a restart' }] });
  const size = await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(size).toMatchObject({ width: 1000, height: 700 });
  await second.kill();
  const third = await launch();
  expect(await call(await third.firstWindow(), 'cases.list', {})).toMatchObject({
    value: [{ title: 'Kept over a restart' }],
  });
});

test('lets a second instance end and shows the first', async ({ launch }) => {
  const first = await launch();
  await first.firstWindow();
  const second = await launch();
  expect(await second.exited).toBe(0);
  expect(await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('has every command of its menu in working order', async ({ launch }) => {
  const app = await launch();
  await app.firstWindow();
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  expect(labels.length).toBeGreaterThan(3);
});

test('serves its page to nobody else on this machine', async ({ launch }) => {
  test.skip(chooseHost() !== 'standin', 'Electron serves its page inside the process');
  const page = await (await launch()).firstWindow();
  const address = new URL(page.url());
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  const own = `${cookie?.name}=${cookie?.value}`;
  expect(await statusOf(address, { cookie: own })).toBe(200);
  expect(await statusOf(address, {})).toBe(403);
  expect(await statusOf(address, { cookie: `${cookie?.name}=guessed` })).toBe(403);
  expect(await statusOf(address, { cookie: own, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await statusOf(address, { cookie: own, origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await statusOf(address, { cookie: own, host: `evil.example:${address.port}` })).toBe(404);
});

function call(page: Page, channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(([name, value]) => (globalThis as unknown as PageGlobals).reinstate.call(name, value), [
    channel,
    input,
  ] as const);
}

function statusOf(address: URL, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = address;
    const sent = request({ hostname, port, path: pathname, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

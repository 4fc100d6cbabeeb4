// The interface in Chinese beside an English appeal, and in a made-up language that shows every text that was forgotten:
// accented and two fifths longer. REINSTATE_CHINESE_SCREENS=<folder> takes pictures.
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import { projectRoot } from '../tools/project.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findCutWords } from './cut-words.ts';
import { findLeftEnglish } from './left-english.ts';
import { accent, makePseudoMessages } from './pseudo-messages.ts';

const pictures = process.env['REINSTATE_CHINESE_SCREENS'];
const WINDOW = { width: 1280, height: 720 };
const CASE_SCREENS = ['overview', 'review', 'review/units', 'evidence', 'plan', 'packet', 'rounds', 'log'] as const;
const HOME_SCREENS = ['cases', 'new', 'stores', 'further-ways', 'settings'] as const;

test('speaks Chinese at once; the packet stays what it is in English', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize(WINDOW);
  // Who can't read the first screen finds the other language there.
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('button', { name: '开始申诉' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  const home = await openExample(page);
  const english = await exportPacket(app, page, {
    home,
    folder: join(folder, 'en'),
    button: 'Export…',
    done: 'I have sent it',
  });

  await choose(page, '简体中文');
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('radio', { name: '简体中文' })).toBeFocused();
  expect(await listMenu(app)).toEqual(expect.arrayContaining(['文件', '编辑', '前往', '帮助']));

  await open(page, `${home}/overview`);
  await expect(page.getByRole('heading', { name: '时间线' })).toBeVisible();
  await expect(page.getByText('商品真实性存疑或供应链未获证明').first()).toBeVisible();
  await open(page, `${home}/plan`);
  // The questions above the part may be folded away.
  await expect(page.getByText('您从谁那里购买这些商品', { exact: false }).first()).toBeAttached();
  const editor = page.locator('[contenteditable=true]').first();
  await expect(editor).toHaveAttribute('lang', 'en');
  await expect(editor).toContainText(/[a-z]{4,} [a-z]+/);
  await open(page, `${home}/evidence`);
  await expect(page.getByText('Veldrane invoice VWS-1043').first()).toBeVisible();
  await takePictures(page, home);
  const chinese = await exportPacket(app, page, {
    home,
    folder: join(folder, 'zh'),
    button: '导出…',
    done: '我已提交',
  });
  expect(chinese.equals(english)).toBe(true);

  await choose(page, 'English');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(await listMenu(app)).toEqual(expect.arrayContaining(['File', 'Edit', 'Help']));
});

test('leaves no text out of translation and nothing cut off when words are longer', async ({ launch, folder }) => {
  test.setTimeout(420_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize(WINDOW);
  const home = await openExample(page);
  // The Chinese catalogue is exchanged on its way to the page.
  const isServed = await servePseudoMessages(page);
  test.skip(!isServed, 'the page of the real Electron comes by a protocol of its own, which can’t be exchanged');
  await choose(page, '简体中文');
  await expect(page.getByRole('heading', { level: 1, name: /Séé/ })).toBeVisible();
  await closeFileDialogs(app);
  for (const screen of [...CASE_SCREENS.map((name) => `${home}/${name}`), ...HOME_SCREENS.map((name) => `#/${name}`)]) {
    await open(page, screen);
    await settle(page);
    await lookOver(page, screen);
    await lookIntoDialogs(page, screen);
  }
  for (const [command, screen] of COMMANDS) {
    await open(page, `${home}/${screen}`);
    await settle(page);
    await sendCommand(app, command);
    await lookIntoDialog(page, command);
  }
  await lookAtArchive(app, page, folder);
  await lookAtSubmission(app, page, { home, folder: join(folder, 'kit') });
  await lookAtDeletion(page, home);
});

/** Commands of the menu that open a dialog, and a screen on which they do. */
const COMMANDS: readonly (readonly [command: MenuCommand, screen: string])[] = [
  ['show-commands', 'overview'],
  ['show-audit', 'overview'],
  ['save-archive', 'overview'],
  ['show-about', 'overview'],
  ['report-problem', 'overview'],
  ['name-revision', 'plan'],
  ['log-contact', 'log'],
];

/** Presses every button that promises more ("…") and looks over the dialog that it opens, if it opens one. */
async function lookIntoDialogs(page: Page, screen: string): Promise<void> {
  const buttons = page.getByRole('main').getByRole('button', { name: /…$/, disabled: false });
  const names = [...new Set((await buttons.allInnerTexts()).map((name) => name.trim()).filter((name) => name !== ''))];
  for (const name of names) {
    const button = page.getByRole('main').getByRole('button', { name, exact: true }).first();
    if (!(await button.isVisible())) continue;
    await button.click();
    await settle(page);
    if ((await page.getByRole(DIALOG).count()) > 0) await lookIntoDialog(page, `${screen}, ${name}`);
    // What was a screen of its own is left again.
    if (!page.url().endsWith(screen)) await open(page, screen);
    await settle(page);
  }
}

const DIALOG = 'dialog';

async function lookIntoDialog(page: Page, name: string): Promise<void> {
  await expect(page.getByRole(DIALOG).first(), name).toBeVisible();
  await settle(page);
  await lookOver(page, name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole(DIALOG), `${name} is closed by Escape`).toHaveCount(0);
}

/** Saves the appeal as one file, and looks at what is offered when that is opened. */
async function lookAtArchive(app: DesktopApp, page: Page, folder: string): Promise<void> {
  await answerFileDialogs(app, folder);
  await sendCommand(app, 'save-archive');
  await page
    .getByRole(DIALOG)
    .getByRole('button', { name: accent('Choose a folder…') })
    .click();
  const findArchive = async (): Promise<string | undefined> =>
    (await readdir(folder)).find((name) => name.endsWith('.reinstate'));
  await expect.poll(findArchive, { timeout: 60_000 }).toBeDefined();
  await expect(page.getByRole(DIALOG)).toHaveCount(0);
  await answerFileDialogs(app, join(folder, (await findArchive()) ?? ''));
  await sendCommand(app, 'open-archive');
  await lookIntoDialog(page, 'opening an archive');
}

/** Exports, and looks at what is asked when it was sent. */
async function lookAtSubmission(
  app: DesktopApp,
  page: Page,
  { home, folder }: Pick<ExportOrder, 'home' | 'folder'>,
): Promise<void> {
  const done = accent('I have sent it');
  await exportPacket(app, page, { home, folder, button: accent('Export…'), done });
  await lookOver(page, 'an export');
  await page.getByRole('button', { name: done }).first().click();
  await lookIntoDialog(page, 'a submission');
}

/** The dialog that deletes an appeal for good is offered for removed ones only. */
async function lookAtDeletion(page: Page, home: string): Promise<void> {
  const caseId = home.replace('#/case/', '');
  await page.evaluate(
    (id) =>
      (globalThis as unknown as { reinstate: { call(name: string, input: unknown): Promise<unknown> } }).reinstate.call(
        'cases.remove',
        { caseId: id },
      ),
    caseId,
  );
  await open(page, '#/cases');
  await settle(page);
  await page.getByRole('main').getByText(accent('Removed')).first().click();
  await page
    .getByRole('button', { name: new RegExp(`${accent('for good')}…$`) })
    .first()
    .click();
  await lookIntoDialog(page, 'deletion');
}

/** Soft, so that one run tells of every screen. */
async function lookOver(page: Page, name: string): Promise<void> {
  expect.soft(await findLeftEnglish(page, OWN_WORDS), `English left: ${name}`).toEqual([]);
  expect.soft(await findCutWords(page), `cut off: ${name}`).toEqual([]);
}

/** As if the user closed each of the system's dialogs. */
function closeFileDialogs(app: DesktopApp): Promise<unknown> {
  return app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
}

function answerFileDialogs(app: DesktopApp, path: string): Promise<unknown> {
  return app.evaluate(({ dialog }, chosen: string) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

function sendCommand(app: DesktopApp, command: MenuCommand): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('reinstate:event', 'menu.command', { command: name });
  }, command);
}

/** Words of the sample case: they are the user's and stay as they are. */
const OWN_WORDS = readFileSync(join(projectRoot, 'resources/sample-case/case.json'), 'utf8');

async function openExample(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  return new URL(page.url()).hash.replace(/\/[^/]*$/, '');
}

async function choose(page: Page, language: string): Promise<void> {
  await open(page, '#/settings');
  await page.getByRole('radio', { name: language }).click({ force: true });
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => void (location.hash = value), hash);
}

async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(700);
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
}

type ExportOrder = { readonly home: string; readonly folder: string; readonly button: string; readonly done: string };

/** Exports into a folder of its own. @returns the packet's bytes */
async function exportPacket(app: DesktopApp, page: Page, { home, folder, button, done }: ExportOrder): Promise<Buffer> {
  await mkdir(folder);
  await answerFileDialogs(app, folder);
  await open(page, `${home}/packet`);
  await page.getByRole('button', { name: button }).first().click();
  const findPacket = async (): Promise<string | undefined> => {
    const files = await readdir(folder, { recursive: true });
    return files.find((file) => file.endsWith('packet.pdf') && !file.includes('.partial'));
  };
  await expect.poll(findPacket, { timeout: 60_000 }).toBeDefined();
  await expect(page.getByRole('button', { name: done }).first()).toBeVisible({ timeout: 60_000 });
  return readFile(join(folder, (await findPacket()) ?? ''));
}

function listMenu(app: DesktopApp): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
}

/** Answers the page's request for the Chinese messages with accented English ones. @returns whether it can be done here */
async function servePseudoMessages(page: Page): Promise<boolean> {
  if (!page.url().startsWith('http')) return false;
  await page.route(/\/assets\/messages-[^/]*\.js$/, async (route) => {
    const body = makePseudoMessages(readFileSync(join(projectRoot, 'renderer/locales/en/messages.ts'), 'utf8'));
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  return true;
}

async function takePictures(page: Page, home: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  for (const screen of [...CASE_SCREENS.map((name) => `${home}/${name}`), ...HOME_SCREENS.map((name) => `#/${name}`)]) {
    await open(page, screen);
    await page.waitForTimeout(2500);
    await page.screenshot({
      path: join(
        pictures,
        `${screen
          .split('/')
          .slice(-2)
          .join('-')
          .replaceAll(/[^a-z-]/g, '')}.png`,
      ),
    });
  }
}

// A user's story: the first paper asks for a recovery code; later the keychain is lost, and the code brings everything back.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aNewCase } from '../support/a-new-case.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { lookAt } from './look-at.ts';

/** The window begins anew, and everything is opened again. */
const OPENING = { timeout: 30_000 };
const PAPER = join(process.cwd(), 'resources/sample-case/evidence/veldrane-invoice-VWS-1043.pdf');

for (const colorScheme of ['light', 'dark'] as const) {
  test(`asks for a code before the first paper, and opens by it when the keychain is lost (${colorScheme})`, async ({
    launch,
    folder,
  }) => {
    test.setTimeout(180_000);
    const look = (page: Page, name: string): Promise<void> => lookAt(page, `protection-${name}`, colorScheme);
    const app = await launch({ protection: 'new', colorScheme });
    const page = await app.firstWindow();
    await startCase(page);
    await answerFileDialog(app, PAPER);
    await page.getByRole('link', { name: /^Evidence/ }).click();
    await page.keyboard.press('ControlOrMeta+o');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Before your first paper is stored')).toBeVisible();
    await look(page, 'first-paper');

    // By keyboard alone, as everything in this dialog can be done.
    await press(page, 'Show my recovery code');
    await expect(dialog.getByRole('list', { name: 'Recovery code' })).toBeVisible();
    const groups = await dialog.getByRole('listitem').allInnerTexts();
    expect(groups).toHaveLength(7);
    await look(page, 'code');
    mkdirSync(join(folder, 'paper'));
    await answerFileDialog(app, join(folder, 'paper'));
    await press(page, 'Save as text…');
    await expect(page.getByText('Saved as Reinstate recovery code.txt')).toBeVisible();
    await press(page, 'Save as PDF…');
    await expect(page.getByText('Saved as Reinstate recovery code.pdf')).toBeVisible();
    expect(readFileSync(join(folder, 'paper', 'Reinstate recovery code.txt'), 'utf8')).toContain(groups.join('-'));

    await answerFileDialog(app, PAPER);
    await press(page, 'I have written it down');
    const [first = 0, second = 0] = await readAsked(page);
    await page.keyboard.type('AAAAAA');
    await page.keyboard.press('Tab');
    await page.keyboard.type(groups[second - 1] ?? '');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(`This is not group ${first}. Compare it with your paper.`)).toBeVisible();
    await look(page, 'retype');
    await dialog.getByRole('textbox', { name: `Group ${first}` }).fill((groups[first - 1] ?? '').toLowerCase());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /Veldrane/ })).toBeVisible(OPENING);
    await page.waitForLoadState('networkidle');
    await app.close();

    // A new system: the keychain knows nothing of the key.
    rmSync(join(folder, 'keychain'), { recursive: true });
    const again = await launch({ protection: 'new', colorScheme });
    const locked = await again.firstWindow();
    await expect(locked.getByRole('heading', { name: 'Your appeals are locked' })).toBeVisible(OPENING);
    await expect(locked.getByText('can’t open your data any more')).toBeVisible();
    // Only the way that there is: nobody set a passphrase here.
    await expect(locked.getByText('Your recovery code opens it.')).toBeVisible();
    await expect(locked.getByText(/passphrase/i)).toHaveCount(0);
    expect(await locked.title()).toBe('Reinstate');
    await expect(locked.getByText('Scales')).toHaveCount(0);
    await look(locked, 'locked');
    await locked.getByRole('button', { name: 'Help' }).click();
    await look(locked, 'help');
    await locked.keyboard.press('Escape');

    await locked.getByRole('textbox', { name: 'Group 1' }).click();
    await compose(locked, (groups[0] ?? '').toLowerCase());
    await expect(locked.getByRole('textbox', { name: 'Group 1' })).toHaveValue(groups[0] ?? '');
    await expect(locked.getByRole('textbox', { name: 'Group 2' })).toBeFocused();
    await locked.getByRole('textbox', { name: 'Group 1' }).fill('');
    await locked.getByRole('textbox', { name: 'Group 1' }).click();
    const slip = groups.with(2, `${groups[2]?.startsWith('2') ? '3' : '2'}${groups[2]?.slice(1)}`);
    await locked.keyboard.type(slip.join(' '));
    await expect(locked.getByRole('status').getByText('Group 3 is not as it is printed.')).toBeVisible();
    await expect(locked.getByRole('button', { name: 'Unlock with this code' })).toBeDisabled();
    await look(locked, 'mistyped');
    await locked.getByRole('textbox', { name: 'Group 3' }).fill(groups[2] ?? '');
    // It is checked a moment after it was typed.
    await expect(locked.getByRole('button', { name: 'Unlock with this code' })).toBeEnabled();
    await locked.getByRole('button', { name: 'Unlock with this code' }).focus();
    await locked.keyboard.press('Enter');
    await expect(locked.getByRole('row', { name: /Veldrane/ })).toBeVisible(OPENING);
    expect(locked.url()).toContain('/evidence');

    // From now on this computer opens by itself again. (Its pages are there: one that is still being read is a failed request.)
    await expect(locked.locator('canvas').first()).toBeVisible();
    await locked.waitForLoadState('networkidle');
    await locked.keyboard.press('ControlOrMeta+Shift+l');
    await expect(locked.getByRole('heading', { name: 'Your appeals are locked' })).toBeVisible(OPENING);
    await look(locked, 'locked-by-hand');
    await locked.keyboard.press('Enter');
    await expect(locked.getByRole('row', { name: /Veldrane/ })).toBeVisible(OPENING);
    await setPassphrase(locked, look);
  });
}

test('stores in the clear only when the user says so, and protects what is there later', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  mkdirSync(join(folder, 'keychain'));
  writeFileSync(join(folder, 'keychain', 'absent'), '');
  const app = await launch({ protection: 'new' });
  const page = await app.firstWindow();
  await startCase(page);
  await answerFileDialog(app, PAPER);
  await page.getByRole('link', { name: /^Evidence/ }).click();
  await page.keyboard.press('ControlOrMeta+o');
  await press(page, 'Store without protection…');
  await lookAt(page, 'protection-decline', 'light');
  await press(page, 'Store without protection');
  await expect(page.getByRole('row', { name: /Veldrane/ })).toBeVisible(OPENING);
  expect(existsSync(join(folder, 'data', 'keys.json'))).toBe(false);
  await page.waitForLoadState('networkidle');
  await app.close();

  // Later, on a system with a keychain.
  rmSync(join(folder, 'keychain'), { recursive: true });
  const again = await launch({ protection: 'new' });
  const later = await again.firstWindow();
  await expect(later.getByRole('row', { name: /Veldrane/ })).toBeVisible(OPENING);
  await later.keyboard.press('ControlOrMeta+,');
  await later.getByRole('button', { name: 'Protect your papers…' }).click();
  await press(later, 'Show my recovery code');
  await expect(later.getByRole('dialog').getByRole('list', { name: 'Recovery code' })).toBeVisible();
  const groups = await later.getByRole('dialog').getByRole('listitem').allInnerTexts();
  await press(later, 'I have written it down');
  for (const number of await readAsked(later)) {
    await later.getByRole('textbox', { name: `Group ${number}` }).fill(groups[number - 1] ?? '');
  }
  await later.keyboard.press('Enter');
  await expect(later.getByText('This computer opens your data by itself')).toBeVisible(OPENING);
  expect(existsSync(join(folder, 'data', 'keys.json'))).toBe(true);
});

async function setPassphrase(page: Page, look: (page: Page, name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New passphrase').fill('six tall birches');
  await dialog.getByLabel('The same passphrase again').fill('six tall birches');
  await look(page, 'passphrase');
  await dialog.getByRole('button', { name: 'Set passphrase' }).click();
  await expect(page.getByText('Your passphrase is asked for at each start.')).toBeVisible();
  await look(page, 'settings');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('six tall beeches');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase.')).toBeVisible();
  await look(page, 'wrong-passphrase');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('six tall birches');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your passphrase is asked for at each start.')).toBeVisible(OPENING);
}

async function startCase(page: Page): Promise<void> {
  const id = await page.evaluate(
    async (input) => {
      const { reinstate } = globalThis as unknown as {
        reinstate: { call(name: string, input: unknown): Promise<never> };
      };
      const created: { ok: true; value: { id: string } } = await reinstate.call('cases.create', input);
      return created.value.id;
    },
    aNewCase({ title: 'Scales' }),
  );
  await page.evaluate((hash) => void (location.hash = hash), `#/case/${id}/overview`);
  await expect(page.getByRole('link', { name: /^Evidence/ })).toBeVisible();
}

/** Which groups of the code the dialog asks for, from 1. */
async function readAsked(page: Page): Promise<readonly number[]> {
  const labels = page.getByRole('dialog').locator('label');
  await expect(labels).toHaveCount(2);
  return (await labels.allInnerTexts()).map((label) => Number(label.replace('Group ', '')));
}

async function answerFileDialog(app: DesktopApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

/** Presses a button of the dialog without a mouse. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** Types as an input method for Chinese does: letter by letter into a composition, which then becomes the text. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (let end = 1; end <= text.length; end += 1) {
    await session.send('Input.imeSetComposition', { text: text.slice(0, end), selectionStart: end, selectionEnd: end });
  }
  await session.send('Input.insertText', { text });
  await session.detach();
}

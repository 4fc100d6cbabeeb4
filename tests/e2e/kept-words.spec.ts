// Nothing typed is lost while the application is slow to answer: answers are held back, and let in late.
import type { Page } from '@playwright/test';
import type { Bridge, CallName } from '../../shared/contracts/index.ts';
import { chooseHost, type DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { holdAnswers } from './hold-answers.ts';

test.skip(() => chooseHost() === 'electron', 'answers are held back in the stand-in’s page');

async function openExample(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  return page;
}

type WithBridge = { readonly reinstate: Bridge };

const goTo = (page: Page, name: RegExp) => page.getByRole('link', { name }).first().click();
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Types behind what is in a box. */
async function addWords(page: Page, name: string, words: string): Promise<void> {
  await box(page, name).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(words);
}

/** An answer of the application about the case on the screen, as text. */
function ask(page: Page, name: CallName): Promise<string> {
  return page.evaluate(async (call) => {
    const caseId = /case\/([^/]+)/.exec(location.hash)?.[1];
    return JSON.stringify(await (window as unknown as WithBridge).reinstate.call(call, { caseId }));
  }, name);
}

test('a plan and a letter that are opened again before they are stored show what was typed', async ({ launch }) => {
  const app = await launch();
  const hold = await holdAnswers(app);
  const page = await openExample(app);
  await goTo(page, /Plan of action/);
  await page.getByRole('button', { name: 'Write the letter myself' }).click();
  await expect(box(page, 'Cover letter')).toBeVisible();

  await hold('plans.save', 'plans.get', 'cases.updatePacketOptions', 'cases.get');
  await addWords(page, 'Root cause', ' First words.');
  await addWords(page, 'Cover letter', ' First lines.');
  await goTo(page, /Evidence/);
  await expect(box(page, 'Root cause')).toBeHidden();
  await goTo(page, /Plan of action/);
  await expect(box(page, 'Root cause')).toContainText('First words.');
  await expect(box(page, 'Cover letter')).toContainText('First lines.');
  await addWords(page, 'Root cause', ' Second words.');
  await addWords(page, 'Cover letter', ' Second lines.');
  await hold();

  await expect.poll(() => ask(page, 'plans.get')).toContain('First words. Second words.');
  await expect.poll(() => ask(page, 'cases.get')).toContain('First lines. Second lines.');
  await expect(box(page, 'Root cause')).toContainText('First words. Second words.');
  await expect(box(page, 'Cover letter')).toContainText('First lines. Second lines.');
});

test('two boxes of one message that are saved at nearly the same time both stay', async ({ launch }) => {
  const app = await launch();
  const hold = await holdAnswers(app);
  const page = await openExample(app);
  await goTo(page, /Contact log/);
  await page.getByRole('button', { name: 'Write a message' }).click();
  await page.getByRole('menuitem', { name: /Short follow-up/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Short follow-up' });

  await hold('drafts.save', 'drafts.list');
  await dialog.getByRole('textbox', { name: 'To' }).fill('help@example.com');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Lamps, again');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await hold();

  await expect.poll(() => ask(page, 'drafts.list')).toContain('Lamps, again');
  expect(await ask(page, 'drafts.list')).toContain('help@example.com');
});

test('a contact that is being written down stays until a button closes it', async ({ launch }) => {
  const page = await openExample(await launch());
  await goTo(page, /Contact log/);
  await page.getByRole('button', { name: 'Log a contact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log a contact' });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Log a contact' }).click();
  const said = dialog.getByRole('textbox', { name: 'What was said or sent' });
  await said.fill('They asked for the invoice again.');
  await page.mouse.click(4, 4);
  await page.keyboard.press('Escape');
  await expect(said).toHaveValue('They asked for the invoice again.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

// The contact log: a thread of e-mails and a pasted chat join it, an entry is edited and looked back at, the follow-up is
// written and logged, and the log becomes a document among the evidence.
import { putFile } from '../support/sample-files.ts';
import { AMAZON, makeThreadMail, SELLER } from '../fixtures/thread-mails.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { dropFiles } from './drop-files.ts';

const PICTURES = process.env['LOG_PICTURES'];

test('e-mails and a chat join the log, a follow-up is written, and the log becomes evidence', async ({
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  const page = await (await launch()).firstWindow();
  await page.setViewportSize({ width: 1440, height: 1000 });
  const look = async (name: string): Promise<void> => {
    await page.mouse.move(0, 0);
    if (PICTURES === undefined) return;
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${PICTURES}/${name}-${scheme}.png` });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  const home = page.url().replace(/\/overview.*$/, '');
  await page.goto(`${home}/log`);
  const list = page.getByRole('grid', { name: 'Contacts' });
  await expect(list).toBeVisible();
  await look('log');
  expect(await findAxeViolations(page), 'accessibility of the log').toEqual([]);

  const answer = makeThreadMail({
    ...{ from: SELLER, to: AMAZON, date: 'Wed, 16 Sep 2026 10:20:00 -0400', subject: 'Re: Your account' },
    ...{ messageId: 'answer@example.com', inReplyTo: 'notice@amazon.com' },
    text: 'Please find our invoice.\n\nOn Tue, Sep 15, 2026 Amazon wrote:\n> Hello',
  });
  const notice = makeThreadMail({
    ...{ from: AMAZON, to: SELLER, date: 'Tue, 15 Sep 2026 08:00:00 -0700', subject: 'Your account' },
    ...{ messageId: 'notice@amazon.com', text: 'We reviewed wombats.' },
    attachments: [{ name: 'guidance.txt', mime: 'text/plain', bytes: Buffer.from('What we need from you.\n') }],
  });
  await dropFiles(page, list, [putFile(folder, 'answer.eml', answer), putFile(folder, 'notice.eml', notice)]);
  const mails = page.getByRole('dialog', { name: 'Add e-mails to the log' });
  await expect(mails.getByRole('listitem').first()).toContainText('Your account');
  await expect(mails).toContainText('The quoted earlier message was left out.');
  await look('mails');
  expect(await findAxeViolations(page), 'accessibility of the import').toEqual([]);
  await mails.getByRole('button', { name: 'Add 2 e-mails' }).click();
  await expect(page.getByText('2 e-mails added to the log')).toBeVisible();

  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Paste a chat or notes…' }).click();
  const paste = page.getByRole('dialog', { name: 'Paste a chat or notes of a call' });
  await paste
    .getByRole('textbox', { name: 'The chat or your notes' })
    .fill('[10:32] Agent: Two papers.\n[10:33] Me: Thank you.');
  await expect(paste.getByRole('list', { name: 'What is added' }).getByRole('listitem')).toHaveCount(2);
  await look('paste');
  await paste.getByRole('button', { name: 'Add 2 entries' }).click();
  await expect(page.getByText('2 entries added to the log')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('wombats');
  await expect(list.getByRole('row')).toHaveCount(1);
  await list.getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  const edit = page.getByRole('dialog', { name: 'Edit log entry' });
  await expect(edit.getByRole('textbox', { name: 'Full text of the message or the call' })).toHaveValue(
    'We reviewed wombats.',
  );
  await edit.getByRole('textbox', { name: 'What was said or sent' }).fill('They looked again.');
  await edit.getByRole('button', { name: 'Add money or a promise' }).click();
  await edit.getByRole('textbox', { name: 'What was promised' }).fill('an answer in two days');
  await look('edit');
  expect(await findAxeViolations(page), 'accessibility of an entry').toEqual([]);
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toBeHidden();
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('two days');
  await list.getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  await edit.getByText('Earlier versions (1)').click();
  await expect(edit.getByText('(empty)').first()).toBeVisible();
  await edit.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('');

  await page.getByRole('button', { name: 'Write a message' }).click();
  await page.getByRole('menuitem', { name: 'Short follow-up' }).click();
  const composer = page.getByRole('dialog', { name: 'Short follow-up' });
  const text = composer.getByRole('textbox', { name: 'Text' });
  await expect(text).toHaveValue(/^Case ID: .* \| Store: /);
  await text.press('ControlOrMeta+End');
  await text.pressSequentially('\nThis is ridiculous.');
  await expect(composer.getByRole('region', { name: 'Wording' })).toContainText('ridiculous');
  await look('composer');
  expect(await findAxeViolations(page), 'accessibility of the composer').toEqual([]);
  await composer.getByRole('button', { name: 'Copy the text' }).click();
  await expect(composer.getByRole('button', { name: 'Copied' })).toBeVisible();
  await composer.getByRole('button', { name: 'Log this contact' }).click();
  const log = page.getByRole('dialog', { name: 'Log a contact' });
  await expect(log.getByRole('textbox', { name: 'Full text of the message or the call' })).toHaveValue(/ridiculous/);
  await log.getByRole('button', { name: 'Add to the log' }).click();
  await expect(log).toBeHidden();

  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Add the timeline to the evidence' }).click();
  await expect(page.getByRole('row', { name: /Timeline of contacts with Amazon/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Timeline of contacts with Amazon');
  await page.waitForTimeout(PICTURES === undefined ? 0 : 4000);
  await look('timeline');
});

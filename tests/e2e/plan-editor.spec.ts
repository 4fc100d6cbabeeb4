// What only a real browser can show of the plan editor: keys, input methods, the clipboard, undo, and what is stored in the end.
import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/contracts/index.ts';
import type { PlanText } from '../../shared/domain/plan.ts';
import type { Result } from '../../shared/result.ts';
import { expect, test } from './app-test.ts';
import type { DesktopApp } from './app.ts';

type Launch = () => Promise<DesktopApp>;

/** The example's plan screen with its root cause emptied, so that exhibits are lettered by the other two parts. */
async function openEditor(launch: Launch): Promise<Page> {
  const page = await (await launch()).firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page
    .getByRole('link', { name: /Plan of action/ })
    .first()
    .click();
  await expect(box(page)).toContainText('Exhibit A');
  await box(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await stored(page)).rootCause).toBe('');
  return page;
}

function box(page: Page, name = 'Root cause') {
  return page.getByRole('textbox', { name });
}

function stored(page: Page): Promise<PlanText> {
  return page.evaluate(async () => {
    const caseId = /case\/([^/]+)/.exec(location.hash)?.[1];
    const { reinstate } = window as unknown as { reinstate: Bridge };
    const answer = (await reinstate.call('plans.get', { caseId })) as Result<PlanText>;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  });
}

const chips = (page: Page): Promise<string[]> => box(page).locator('[data-citation]').allTextContents();
const exhibitList = (page: Page) => page.getByRole('listbox', { name: 'Exhibits' });

async function expectStored(page: Page, rootCause: string): Promise<void> {
  await expect.poll(async () => (await stored(page)).rootCause).toBe(rootCause);
}

async function paste(page: Page, html: string, plain: string): Promise<void> {
  await page.evaluate(
    ([htmlText, plainText]) => {
      const data = new DataTransfer();
      data.setData('text/html', htmlText ?? '');
      data.setData('text/plain', plainText ?? '');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [html, plain],
  );
}

test('cites by @ and Enter, with pages, and stores the light markup', async ({ launch }) => {
  const page = await openEditor(launch);
  const { keyboard } = page;
  await keyboard.type('We bought units @veld');
  await expect(exhibitList(page)).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-activedescendant', /.+/);
  await keyboard.press('Enter');
  await keyboard.type('in March (@metrics p. 2');
  await keyboard.press('Enter');
  await keyboard.type('), see @marrow');
  await keyboard.press('Enter');
  await keyboard.type('p. 1 and @removal');
  await keyboard.press('Enter');
  await keyboard.type('p. 9.');
  await expectStored(
    page,
    'We bought units [[inv-veldrane]] in March ([[metrics p2]]), see [[inv-marrowby p1]] and [[removal p9]].',
  );
  expect(await chips(page)).toEqual([
    'Exhibit A',
    'Exhibit B, p. 2',
    'Exhibit C, p. 1',
    'Exhibit D, p. 9 does not exist',
  ]);
});

test('opens no list in an e-mail address, after Escape, or where nothing fits', async ({ launch }) => {
  const page = await openEditor(launch);
  const { keyboard } = page;
  await keyboard.type('owner@veld');
  await expect(exhibitList(page)).toBeHidden();
  await keyboard.type(' Exhibit ');
  await expect(exhibitList(page)).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.type('A');
  await expect(exhibitList(page)).toBeHidden();
  await keyboard.type(' @zzz');
  await keyboard.press('Enter');
  await keyboard.type('next');
  await expectStored(page, 'owner@veld Exhibit A @zzz\n\nnext');
  await keyboard.press('Tab');
  await expect(box(page)).not.toBeFocused();
});

test('leaves Enter and the arrows to an input method', async ({ launch }) => {
  const page = await openEditor(launch);
  await page.keyboard.type('@owner');
  await page.keyboard.press('Enter');
  const session = await page.context().newCDPSession(page);
  for (const text of ['n', 'ni', '你']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send('Input.insertText', { text: '你' });
  await expectStored(page, '[[owner-id]] 你');
});

test('undoes a chip, the words behind it and the words before it one after another', async ({ launch }) => {
  const page = await openEditor(launch);
  await page.keyboard.type('one @veld');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  for (const text of ['one Exhibit A', 'one @veld']) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(async () => (await box(page).innerText()).trim()).toBe(text);
  }
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(async () => (await box(page).innerText()).trim()).toBe('one Exhibit A two');
});

test('lets in paragraphs, bold and bullets only, whatever is pasted', async ({ launch }) => {
  const page = await openEditor(launch);
  await paste(
    page,
    `<style>p{color:red}</style><h1>Head</h1><p class="MsoNormal" style="color:red"><b>Bold</b>&nbsp;and <i>it\u200balic</i><o:p></o:p></p>
     <script>window.hacked=1</script><img src=x onerror="window.hacked=2">
     <p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>first</p>
     <table><tr><td><p>Order</p></td><td><p>Units</p></td></tr></table>
     <ol><li><p>n1</p><ul><li>deep</li></ul></li><li><p>n2</p><p>more</p></li></ol>
     <p><span style="font-weight:700">by style</span> <b style="font-weight:normal">not bold</b></p>`,
    'plain',
  );
  await expectStored(
    page,
    'Head\n\n**Bold** and italic\n\n- first\n\nOrder | Units\n\n- n1\n- deep\n- n2\nmore\n\n**by style** not bold',
  );
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('chooses a page on a chip by keyboard, and says in words when its evidence goes', async ({ launch }) => {
  const page = await openEditor(launch);
  await page.keyboard.type('see @metrics');
  await page.keyboard.press('Enter');
  await expectStored(page, 'see [[metrics]] ');
  // The browser tells of a moved caret a little later; a person is never that fast.
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(100);
  await page.keyboard.press('ArrowLeft');
  await expect(box(page).locator('.ProseMirror-selectednode')).toHaveText('Exhibit A');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Page 2' }).press('Enter');
  await expectStored(page, 'see [[metrics p2]] ');
  await expect(box(page)).toBeFocused();
  await page.evaluate(async () => {
    const caseId = /case\/([^/]+)/.exec(location.hash)?.[1];
    const { reinstate } = window as unknown as { reinstate: Bridge };
    await reinstate.call('evidence.remove', { caseId, evidenceId: 'metrics' });
  });
  await expect(box(page).locator('[data-problem]')).toHaveText('Missing exhibit');
  await expectStored(page, 'see [[metrics p2]] ');
});

test('saves on leaving at once, and takes a change that comes from elsewhere', async ({ launch }) => {
  const page = await openEditor(launch);
  await page.keyboard.type('kept');
  await page
    .getByRole('link', { name: /Contact log/ })
    .first()
    .click();
  await expectStored(page, 'kept');
  await page
    .getByRole('link', { name: /Plan of action/ })
    .first()
    .click();
  await expect(box(page)).toHaveText('kept');
  await page.evaluate(async () => {
    const caseId = /case\/([^/]+)/.exec(location.hash)?.[1];
    const { reinstate } = window as unknown as { reinstate: Bridge };
    await reinstate.call('plans.save', { caseId, patch: { rootCause: 'from elsewhere' } });
  });
  await expect(box(page)).toHaveText('from elsewhere');
});

test('shows no empty line below a paragraph or bullet that ends in a chip', async ({ launch }) => {
  const page = await openEditor(launch);
  await page.evaluate(async () => {
    const caseId = /case\/([^/]+)/.exec(location.hash)?.[1];
    const { reinstate } = window as unknown as { reinstate: Bridge };
    const rootCause = 'Words.\n\nEnds in [[inv-veldrane]]\n\n- Words\n- Ends in [[inv-veldrane]]';
    await reinstate.call('plans.save', { caseId, patch: { rootCause } });
  });
  await expect(box(page).locator('[data-citation]')).toHaveCount(2);
  const heights = await box(page)
    .locator('p')
    .evaluateAll((paragraphs) => paragraphs.map((paragraph) => paragraph.getBoundingClientRect().height));
  expect(heights).toHaveLength(4);
  expect(Math.max(...heights)).toBeLessThan(1.3 * Math.min(...heights));
});

test('names a version, shows what changed since, and brings it back', async ({ launch }) => {
  const page = await openEditor(launch);
  await page.keyboard.type('We sold forty units.');
  await page.keyboard.press('ControlOrMeta+s');
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await box(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('They sold forty units.');
  await expectStored(page, 'They sold forty units.');
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'What changed since “First”' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('ins').last()).toHaveText('They');
  await expect(dialog.locator('del').last()).toHaveText('We');
  await dialog.getByRole('button', { name: 'Restore “First”' }).click();
  await expectStored(page, 'We sold forty units.');
  await expect(box(page)).toHaveText('We sold forty units.');
});

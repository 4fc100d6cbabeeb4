import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const NOTICE = `Hello,

Your Amazon.co.uk selling account has been deactivated.

Why did this happen?
We received complaints about the authenticity of your items. ASIN: B0C7XK41QD

How do I reactivate my account?
- Invoices of your supplier
Send them within 72 hours.
`;
const HTML = `<html><head><script>var x = "counterfeit rights owner"</script></head><body><p>Hello,</p>
<p>Your selling account is at risk of deactivation.</p><h3>Why is this happening?</h3><p>Your Order Defect Rate is 2%.</p></body></html>`;

async function read(name: string, content: string | Uint8Array) {
  const file = join(createTempDir(), name);
  writeFileSync(file, content);
  const ran = await runCommand(['notice', file, '--json']);
  return { ...ran, notices: ran.exit === 0 ? (JSON.parse(ran.stdout) as readonly Record<string, unknown>[]) : [] };
}

describe('headless notice', () => {
  it('prints what a text says, with the words that spoke for each reason', async () => {
    const { notices } = await read('n.txt', NOTICE);
    expect(notices).toMatchObject([
      { kind: 'notice', language: 'en', scope: 'account', marketplace: 'UK', asins: ['B0C7XK41QD'], outcome: null },
    ]);
    expect(notices[0]).toMatchObject({
      reasons: [{ id: 'inauthentic_supply', cues: expect.arrayContaining(['complaints about the authenticity']) }],
      deadlines: [{ text: 'within 72 hours', on: null }],
      requestedItems: ['Invoices of your supplier'],
    });
  });

  it('reads UTF-16, web pages without their scripts, and e-mails with the day on which they came', async () => {
    const wide = await read('n.txt', Buffer.from(`\ufeff${NOTICE}`, 'utf16le'));
    expect(wide.notices).toMatchObject([{ kind: 'notice', asins: ['B0C7XK41QD'] }]);
    const page = await read('n.html', HTML);
    expect(page.notices).toMatchObject([{ kind: 'notice', reasons: [{ id: 'odr' }] }]);
    expect(page.notices[0]?.['reasons']).toHaveLength(1);
    const mail = `From: a@example.com\nDate: Tue, 03 Mar 2026 23:14:05 -0800\nSubject: Notice\nContent-Type: text/plain\n\n${NOTICE}`;
    expect((await read('n.eml', mail)).notices).toMatchObject([{ deadlines: [{ on: '2026-03-06' }] }]);
  });

  it('gives every message of a paste an entry', async () => {
    const { notices } = await read('n.txt', `${NOTICE}\nFrom: x@example.com\nSubject: Again\n\n${NOTICE}`);
    expect(notices).toMatchObject([
      { kind: 'notice', part: 1, parts: 2 },
      { kind: 'notice', part: 2, parts: 2 },
    ]);
  });

  it('refuses what is no text, and says what to do', async () => {
    const ran = await read(
      'n.txt',
      Uint8Array.from({ length: 2560 }, (_, index) => index % 256),
    );
    expect(ran.exit).toBe(3);
    expect(ran.stdout).toContain('Save the notice as .txt, .eml, .html or .pdf.');
  });
});

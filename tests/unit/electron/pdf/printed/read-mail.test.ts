import { describe, expect, it } from 'vitest';
import { nameAttachment } from '../../../../../electron/pdf/printed/attachment-name.ts';
import { readMail, type Mail } from '../../../../../electron/pdf/printed/read-mail.ts';
import { inspectFile } from '../../../../../electron/pdf/inspect-file.ts';
import { makeHtmlMail, makeMail, makeNestedMail } from '../../../../fixtures/printed-files.ts';

const mail = async (bytes: Uint8Array | string): Promise<Mail> => {
  const read = await readMail(Buffer.from(bytes));
  if (!read) throw new Error('no mail');
  return read;
};
const rules = async (text: string): Promise<readonly string[]> => {
  const verdict = await inspectFile(Buffer.from(text), 'x.eml');
  return verdict.ok ? verdict.inspection.findings.map(({ rule }) => rule) : [`refused ${verdict.refusal.code}`];
};

describe('readMail', () => {
  it('keeps the date with its own zone, and reads names in any alphabet', async () => {
    const { headers } = await mail(makeMail([]));
    expect(headers).toContainEqual({ name: 'Date', value: 'Tue, 15 Sep 2026 10:20:00 -0400' });
    expect(headers).toContainEqual({ name: 'Cc', value: 'Jürgen Weiss <j@acme.example>' });
  });

  it('makes text of HTML: links as text, nothing run, nothing fetched', async () => {
    const { text, isFromHtml } = await mail(makeHtmlMail());
    expect(isFromHtml).toBe(true);
    expect(text).toBe('Please read our policy <https://example.com/policy>.');
  });

  it('lets no line end inside a field pass for another field', async () => {
    const read = await mail(
      'From: a@b\r\nMessage-ID: <1>\r\nSubject: =?utf-8?q?x=0D=0ABcc:_evil=40y=1B[31m?=\r\n\r\nbody\x00\x1b[31m',
    );
    expect(read.headers.find(({ name }) => name === 'Subject')?.value).toBe('x Bcc: evil@y [31m');
    expect(read.headers.map(({ name }) => name)).not.toContain('Bcc');
    expect(read.text).toBe('body[31m');
  });

  it('reads 100 nested parts, refuses 500, and takes 40 MB, within 10 seconds', async () => {
    const begin = performance.now();
    expect((await mail(makeNestedMail(100))).text).toBe('deep inside');
    expect(await readMail(makeNestedMail(500))).toBeUndefined();
    const large = await mail(
      makeMail([{ name: 'x.bin', mime: 'application/zip', bytes: Buffer.alloc(29_000_000, 7) }]),
    );
    expect(large.attachments[0]?.sizeBytes).toBe(29_000_000);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('says what an e-mail lacks', async () => {
    expect(await rules('Received: x\r\nFrom: a@b\r\nSubject: c\r\n\r\nd')).toEqual([
      'converted',
      'no-message-id',
      'no-date',
    ]);
    expect(await rules('Message-ID: <1>\r\nFrom: a@b\r\nDate: x\r\n\r\n')).toEqual(['converted', 'empty-text']);
    const forwarded = 'Message-ID: <1>\r\nFrom: a@b\r\nDate: x\r\n\r\n---------- Forwarded message ---------\r\nhello';
    expect(await rules(forwarded)).toEqual(['converted', 'forwarded-mail']);
    const cut = 'Message-ID: <1>\r\nFrom: a@b\r\nDate: x\r\nContent-Type: multipart/mixed; boundary="q"\r\n\r\n';
    expect(await rules(`${cut}no part at all`)).toEqual(['converted', 'broken-mail']);
    expect(await rules(`${cut}--q\r\n\r\nhello`)).toEqual(['converted', 'broken-mail']);
    const without = 'Message-ID: <1>\r\nFrom: a@b\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=\r\n\r\nhello';
    expect(await rules(without)).toEqual(['converted', 'broken-mail']);
    expect((await mail(without)).text).toBe('hello');
    expect(await rules(makeNestedMail(500).toString())).toEqual(['refused damaged']);
  });
});

describe('nameAttachment', () => {
  it.each([
    ['../../etc/pass wd.pdf', 'application/pdf', 'pass wd.pdf'],
    ['C:\\x\\a?b*.pdf', 'application/pdf', 'ab.pdf'],
    ['invoice\u202efdp.exe', 'application/pdf', 'invoicefdp.exe'],
    ['CON.txt', 'text/plain', '_CON.txt'],
    ['...', 'image/png', 'attachment-3.png'],
    [null, 'message/rfc822', 'message-3.eml'],
    ['letter', 'application/pdf', 'letter.pdf'],
  ])('makes a name of %j', (name, mime, expected) => {
    expect(nameAttachment(name, mime, 2)).toBe(expected);
  });

  it('stays short enough for every file system', () => {
    expect(Buffer.byteLength(nameAttachment(`${'字'.repeat(300)}.pdf`, 'application/pdf', 0))).toBeLessThan(200);
  });
});

import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { makeEml, type MailFile } from '../../../../../electron/features/drafts/make-eml.ts';

function aMail(changes: Partial<MailFile> = {}): MailFile {
  return {
    from: { name: 'Brightleaf "Home" Ünlü', address: 'owner@example.com' },
    to: 'sp@amazon.com',
    subject: `Re: Ihr Verkäuferkonto: ${'sehr '.repeat(30)}lang 账户`,
    body: 'Guten Tag,\n\nanbei unsere Rechnung – 发票.\n.\n',
    date: new Date('2026-11-02T09:05:00Z'),
    inReplyTo: 'notice@amazon.com',
    attachment: null,
    ...changes,
  };
}

describe('makeEml', () => {
  it('is read back as it was written, in every script', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => at % 256);
    const mail = aMail({ attachment: { fileName: 'Paket für Ämazon.pdf', mime: 'application/pdf', bytes } });
    const read = await PostalMime.parse(makeEml(mail));
    expect(read).toMatchObject({
      subject: mail.subject,
      from: { name: mail.from.name, address: 'owner@example.com' },
      to: [{ address: 'sp@amazon.com' }],
      inReplyTo: '<notice@amazon.com>',
      references: '<notice@amazon.com>',
    });
    expect(read.date).toBe('2026-11-02T09:05:00.000Z');
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.body.trimEnd());
    expect(read.attachments).toMatchObject([{ filename: 'Paket für Ämazon.pdf', mimeType: 'application/pdf' }]);
    expect(new Uint8Array(read.attachments[0]?.content as ArrayBuffer)).toEqual(bytes);
  });

  it('keeps to the rules of the format: ASCII, CR LF, no long lines, marked as not sent', () => {
    const text = makeEml(
      aMail({ attachment: { fileName: 'a.pdf', mime: 'application/pdf', bytes: new Uint8Array(999) } }),
    ).toString('latin1');
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(text).toMatch(/\r\nX-Unsent: 1\r\n/);
    expect(text).toMatch(/\r\nDate: Mon, 2 Nov 2026 09:05:00 \+0000\r\n/);
  });

  it('gives the same bytes for the same mail, and another id for another', () => {
    expect(makeEml(aMail()).equals(makeEml(aMail()))).toBe(true);
    const id = (mail: MailFile) => /Message-ID: <(.*)>/.exec(makeEml(mail).toString())?.[1];
    expect(id(aMail())).not.toBe(id(aMail({ body: 'Other' })));
  });

  it('lets no line end into a header', async () => {
    const mail = aMail({
      subject: 'a\r\nBcc: x@evil.example',
      to: 'sp@amazon.com\nBcc: y@evil.example',
      inReplyTo: '',
    });
    const read = await PostalMime.parse(makeEml(mail));
    expect(read.bcc).toBeUndefined();
    expect(read.inReplyTo).toBeUndefined();
  });
});

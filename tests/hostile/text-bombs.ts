/** E-mails, tables and texts that are cheap to write and dear to read. */

const MB = 1024 * 1024;

const HEAD = ['From: a@example.com', 'To: b@example.com', 'Date: Wed, 16 Sep 2026 10:00:00 +0000', 'MIME-Version: 1.0'];

/** A mail of these header lines and this body. */
function aMail(headers: readonly string[], body: string | Buffer = 'Text.\r\n'): Buffer {
  return Buffer.concat([Buffer.from(`${[...HEAD, ...headers].join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

const multipart = (boundary: string): string => `Content-Type: multipart/mixed; boundary="${boundary}"`;

/** Parts in parts, each with a boundary of its own; `isClosed` ends them in their order. */
function nest(depth: number, isClosed: boolean): Buffer {
  const open = Array.from({ length: depth }, (_, level) => `--b${level}\r\n${multipart(`b${level + 1}`)}\r\n\r\n`);
  const close = Array.from({ length: depth }, (_, level) => `--b${depth - level}--\r\n`);
  return aMail([multipart('b0')], `${open.join('')}${isClosed ? close.join('') : ''}`);
}

function nestMessages(depth: number): Buffer {
  return Buffer.from(`${[...HEAD, 'Content-Type: message/rfc822'].join('\r\n')}\r\n\r\n`.repeat(depth));
}

/** An attachment of so many bytes as base64 in lines of 76. */
function attach(sizeBytes: number): Buffer {
  const line = `${'A'.repeat(76)}\r\n`;
  const head = `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return aMail(
    [multipart('b')],
    Buffer.concat([Buffer.from(head), Buffer.alloc(sizeBytes, line), Buffer.from('\r\n--b--\r\n')]),
  );
}

const htmlMail = (html: string): Buffer => aMail(['Content-Type: text/html; charset=utf-8'], html);

export const MAIL_BOMBS: Readonly<Record<string, () => Buffer>> = {
  '10,000 multiparts in each other': () => nest(10_000, false),
  '10,000 multiparts in each other, ended': () => nest(10_000, true),
  '100 multiparts in each other': () => nest(100, true),
  '10,000 messages in each other': () => nestMessages(10_000),
  'a million parts': () => aMail([multipart('b')], '--b\r\n\r\nx\r\n'.repeat(1_000_000)),
  'a million empty parts': () => aMail([multipart('b')], '--b\r\n'.repeat(1_000_000)),
  '100,000 attachments': () =>
    aMail([multipart('b')], '--b\r\nContent-Disposition: attachment; filename="x.txt"\r\n\r\nx\r\n'.repeat(100_000)),
  'a boundary in front of every letter': () => aMail([multipart('')], '--\r\nx\r\n'.repeat(1_000_000)),
  'an attachment of 150 MB in base64': () => attach(150 * MB),
  '150 MB of base64 in one line': () =>
    aMail(['Content-Type: application/pdf', 'Content-Transfer-Encoding: base64'], Buffer.alloc(150 * MB, 'A')),
  '20 MB of soft line ends': () =>
    aMail(['Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable'], '=\r\n'.repeat(7_000_000)),
  '20 MB of encoded bytes': () =>
    aMail(['Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable'], '=3D'.repeat(7_000_000)),
  'one header of 10 MB': () => aMail([`Subject: ${'x'.repeat(10 * MB)}`]),
  'one header of 1.9 MB': () => aMail([`Subject: ${'x'.repeat(1_900_000)}`]),
  'a header folded 600,000 times': () => aMail([`Subject: x${'\r\n y'.repeat(600_000)}`]),
  '300,000 headers': () => aMail(Array.from({ length: 300_000 }, (_, index) => `X-${index}: 1`)),
  '90,000 encoded words': () => aMail([`Subject: ${'=?utf-8?Q?=41?= '.repeat(90_000)}`]),
  'encoded words without an end': () => aMail([`Subject: ${'=?utf-8?Q?'.repeat(180_000)}`]),
  'an encoded word that never ends': () => aMail([`Subject: =?utf-8?B?${'QUFB'.repeat(450_000)}`]),
  'question marks': () => aMail([`Subject: ${'=?'.repeat(900_000)}`]),
  '100,000 addresses': () => aMail([`Cc: ${'a@example.com, '.repeat(100_000)}`]),
  'groups in groups': () => aMail([`Cc: ${'g: '.repeat(500_000)}`]),
  'angles and quotes in an address': () => aMail([`Cc: ${'<"('.repeat(400_000)}`]),
  'parameters without an end': () => aMail([`Content-Type: text/plain; ${'a="\\'.repeat(300_000)}`]),
  '100,000 pieces of one parameter': () =>
    aMail([
      `Content-Type: text/plain; ${Array.from({ length: 100_000 }, (_, index) => `name*${index}*=%41`).join(';')}`,
    ]),
  'HTML with 300,000 tags in each other': () => htmlMail('<div>'.repeat(300_000)),
  'HTML with 300,000 tables in each other': () => htmlMail('<table><tr><td>'.repeat(300_000)),
  'HTML with 500,000 brothers': () => htmlMail('<p>x</p>'.repeat(500_000)),
  'HTML with tags without an end': () => htmlMail('<a href="'.repeat(400_000)),
  'HTML with a million less-than signs': () => htmlMail('<'.repeat(1_000_000)),
  'HTML with a million entities': () => htmlMail('&lt;&#x41;&bogus;'.repeat(200_000)),
  'HTML with comments without an end': () => htmlMail('<!--'.repeat(900_000)),
  'HTML with lists in each other': () => htmlMail('<ul><li>'.repeat(400_000)),
  'blank text that ends in a letter': () => aMail([], `${' \t'.repeat(5_000_000)}x`),
  'a text without line ends': () => aMail([], 'word '.repeat(4_000_000)),
  'a word without an end': () => aMail([], 'w'.repeat(20_000_000)),
};

export const TABLE_BOMBS: Readonly<Record<string, () => Buffer>> = {
  'a million columns': () => Buffer.from(`${'a,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}\n`),
  'a million columns in each of ten rows': () => Buffer.from(`${'1,'.repeat(1_000_000)}\n`.repeat(10)),
  '64 MB of commas': () => Buffer.alloc(64 * MB, ','),
  '60 MB of commas in rows': () => Buffer.alloc(60 * MB, `${','.repeat(99)}\n`),
  '60 MB of line ends': () => Buffer.alloc(60 * MB, '\n'),
  '6 million rows of two': () => Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(24_000_000, '1,2\n')]),
  'quotation marks alone': () => Buffer.from(`a,b\n${'"'.repeat(20_000_000)}`),
  'quotation marks that never fit': () => Buffer.from(`a,b\n${'"x" y,'.repeat(3_000_000)}`),
  'an open quotation mark before 60 MB': () => Buffer.from(`a,b\n"${'x,y\n'.repeat(15_000_000)}`),
  'open quotation marks in every row': () => Buffer.from(`a,b\n${'"x,y\n'.repeat(4_000_000)}`),
  'a cell of 60 MB': () => Buffer.from(`a,b\n1,${'x'.repeat(60_000_000)}\n`),
  '100,000 cells of 500 lines': () => Buffer.from(`a,b\n${`1,"${'x\n'.repeat(500)}"\n`.repeat(60_000)}`),
  '500 columns and 100,000 rows': () => Buffer.from(`${'1,'.repeat(499)}1\n`.repeat(60_000)),
  'a tab in front of every quotation mark': () => Buffer.from(`a\tb\n${'"\t'.repeat(10_000_000)}`),
  'formulas by the million': () => Buffer.from(`a,b\n${'=1+1,@x\n'.repeat(2_000_000)}`),
};

export const TEXT_BOMBS: Readonly<Record<string, () => Buffer>> = {
  '60 MB in one line': () => Buffer.alloc(60 * MB, 'x'),
  '60 MB of words in one line': () => Buffer.alloc(60 * MB, 'some words '),
  '30 million empty lines': () => Buffer.alloc(30_000_000, '\n'),
  '10 MB of letters with ten marks each': () => Buffer.from(`e${'\u0301'.repeat(10)}`.repeat(450_000)),
  'a letter with five million marks': () => Buffer.from(`e${'\u0301'.repeat(5_000_000)}`),
  '10 MB of changes of direction': () => Buffer.from('\u202ea\u202db\u2067c'.repeat(800_000)),
  '20 MB of right-to-left text': () => Buffer.from('שלום עולם '.repeat(1_000_000)),
  '20 MB of mixed directions': () => Buffer.from('abc שלום 123 '.repeat(1_000_000)),
  '20 MB of characters that the fonts lack': () => Buffer.from('\u{12000}'.repeat(5_000_000)),
  '20 MB of different characters': () =>
    Buffer.from(
      Array.from({ length: 5_000_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000))).join(''),
    ),
  '10 MB of joined families': () => Buffer.from('👩‍👩‍👧‍👦'.repeat(400_000)),
  'Arabic that is one word': () => Buffer.from('ب'.repeat(5_000_000)),
  'UTF-16 of 60 MB': () =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(60 * MB, Buffer.from('x y ', 'utf16le'))]),
  'escapes of ISO-2022-JP': () => Buffer.from('\u001b$B\u001b(B'.repeat(2_000_000)),
  'bytes that are no UTF-8': () => Buffer.alloc(30 * MB, Buffer.from([0x41, 0xe9, 0x20, 0xfc, 0x42])),
  tabs: () => Buffer.from('\t'.repeat(10_000_000) + 'x'),
  'form feeds': () => Buffer.from('x\f'.repeat(5_000_000)),
};

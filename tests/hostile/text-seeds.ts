const lines = (...texts: readonly string[]): Buffer => Buffer.from(`${texts.join('\r\n')}\r\n`);

/** A mail with two ways of writing its text, and an attachment. */
export function makeMail(): Buffer {
  return lines(
    ...[
      'From: Marrowby <sales@marrowby.example>',
      'To: owner@example.com',
      'Subject: =?utf-8?B?SW52b2ljZSAyMDgxNw==?=',
    ],
    ...['Date: Wed, 16 Sep 2026 10:00:00 +0000', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b1"'],
    ...['', '--b1', 'Content-Type: multipart/alternative; boundary="b2"', '', '--b2'],
    ...['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', ''],
    ...['Caf=C3=A9: your invoice is attached.', '--b2', 'Content-Type: text/html; charset=utf-8', ''],
    ...['<p>Your <b>invoice</b> is attached.</p>', '--b2--', '--b1', 'Content-Type: text/csv; name="orders.csv"'],
    ...['Content-Disposition: attachment; filename="orders.csv"', 'Content-Transfer-Encoding: base64', ''],
    ...['b3JkZXIsYXNpbgoxLEIwQUJDREVGR0gK', '--b1--'],
  );
}

/** A report of orders with cells that a spreadsheet would take for formulas. */
export function makeTable(): Buffer {
  const rows = Array.from({ length: 40 }, (_, row) => `113-${row},B0ABCDEFGH,${row + 1},"=SUM(A${row}), ""quoted"""`);
  return lines('order-id,asin,quantity,note', ...rows);
}

export function makeNote(): Buffer {
  return lines('Called the supplier on 2026-09-16.', 'They send the invoice – again.');
}

import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../electron/pdf/inspect-file.ts';
import { safeFileName } from '../../shared/domain/safe-file-name.ts';
import { titleFromFileName } from '../../electron/features/evidence/title-from-file-name.ts';
import { makePacket } from '../support/a-packet.ts';
import { checkWithQpdf } from '../support/qpdf.ts';
import { aPdf } from '../support/sample-files.ts';

/** What people, mail programs and attackers call files. */
const NAMES = [
  'a\0b.pdf',
  'line\none.pdf',
  'invoice\u202Efdp.exe',
  `${'n'.repeat(5000)}.pdf`,
  '👩‍👩‍👧‍👦🧾.pdf',
  'CON',
  'aux.pdf',
  '..',
  '../../etc/passwd',
  'ends with a dot.',
  'ends with a space ',
  '\ud800 half a sign.pdf',
  '%00%2e%2e%2f.pdf',
  '<script>alert(1)</script>.pdf',
  '=SUM(A1).pdf',
  '(unbalanced \\( brackets.pdf',
];

describe('absurd names', () => {
  it.each(NAMES)('%j of a file harms nothing', async (name) => {
    const bytes = await aPdf(1);
    expect((await inspectFile(bytes, name)).ok).toBe(true);
    expect(titleFromFileName(name).length).toBeLessThanOrEqual(5000);
    expect(safeFileName(name, 80)).not.toMatch(/[\p{C}/\\:*?"<>|.]/u);
    const { bytes: packet } = await makePacket([{ file: `${name}.pdf`, bytes, title: name }]);
    expect(await checkWithQpdf(packet)).toBe(0);
  });
});

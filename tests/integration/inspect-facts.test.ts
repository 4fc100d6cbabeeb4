// `inspect --facts`: the facts that a file's text offers, for scripts and for people.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { projectRoot } from '../tools/project.ts';

const INVOICE = join(projectRoot, 'resources/sample-case/evidence/veldrane-invoice-VWS-1043.pdf');
const CARD = join(projectRoot, 'resources/sample-case/evidence/identity-card-front-and-back.png');

describe('inspect --facts', () => {
  it('adds the offers of each file; null where there is no text to read', async () => {
    const run = await runCommand(['inspect', '--facts', INVOICE, CARD, '--json']);
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject([
      {
        accepted: true,
        offers: {
          type: [{ value: 'supplier_invoice' }],
          documentDate: [{ value: '2026-03-02', pageNumber: 1, reason: { kind: 'label', words: 'Invoice date' } }],
          documentNumber: [{ value: 'VWS-1043' }],
        },
      },
      { accepted: true, offers: null },
    ]);
  });

  it('says them in lines, and nothing of them without the flag', async () => {
    const said = await runCommand(['inspect', INVOICE, '--facts']);
    expect(said.stdout).toContain('offers documentDate: 2026-03-02 (page 1, label "Invoice date")');
    const plain = await runCommand(['inspect', INVOICE]);
    expect(plain.stdout).not.toContain('offers');
  });
});

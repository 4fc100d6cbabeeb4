import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { runCommand } from '../support/run-command.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { createTempDir } from '../support/temp-dir.ts';

const CASES = fileURLToPath(new URL('../fixtures/cases', import.meta.url));

/** A written case with evidence made for it: documents of two pages that show the account's address, or photos. */
async function prepare(name: string): Promise<string> {
  const dir = join(createTempDir(), name);
  cpSync(join(CASES, name, 'case.json'), join(dir, 'case.json'));
  const { account, evidence } = JSON.parse(readFileSync(join(dir, 'case.json'), 'utf8')) as CaseFolderInput;
  for (const { file, title } of evidence) {
    putFile(
      dir,
      file,
      file.endsWith('.pdf')
        ? await aPdf(2, `${title}\n${account.address}\n`)
        : await aJpeg({ width: 2400, height: 1800 }),
    );
  }
  return dir;
}

describe('the written cases', { timeout: 60_000 }, () => {
  it.each(readdirSync(CASES).toSorted())('%s has the findings that it should', async (name) => {
    const run = await runCommand(['check', await prepare(name), '--date', '2026-10-01', '--json']);
    expect(run.stderr).toBe('');
    const { findings } = JSON.parse(run.stdout) as { findings: readonly Finding[] };
    const expected = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8')) as readonly string[];
    expect(findings.map(({ rule, where }) => `${rule} ${where}`)).toEqual(expected);
    const blocks = findings.some(({ level }) => level === 'error');
    expect(run.exit).toBe(blocks ? 4 : 0);
  });

  it('names a bill whose text shows another address', async () => {
    const dir = await prepare('identity-good');
    const { evidence } = JSON.parse(readFileSync(join(dir, 'case.json'), 'utf8')) as CaseFolderInput;
    const bill = evidence.find(({ id }) => id === 'bill')?.file ?? '';
    putFile(dir, bill, await aPdf(2, 'Electricity bill\n98 Other Street\nDover, DE 19901\n'));
    const run = await runCommand(['check', dir, '--date', '2026-10-01', '--json']);
    const { findings } = JSON.parse(run.stdout) as { findings: readonly Finding[] };
    expect(findings.map(({ rule, where }) => `${rule} ${where}`)).toEqual(['address-differs evidence/bill']);
  });
});

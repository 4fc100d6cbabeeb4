import { join } from 'node:path';
import { expect } from 'vitest';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import { writeCaseFolderFiles } from './a-case-folder.ts';
import { runCommand } from './run-command.ts';
import { createTempDir } from './temp-dir.ts';

/** Exports a case folder with the command line, dated 1 October 2026; gives the kit's folder. */
export async function exportKit(json?: CaseFolderInput): Promise<string> {
  const folder = await writeCaseFolderFiles(json);
  const out = join(createTempDir(), 'kit');
  const run = await runCommand(['export', folder, '--out', out, '--date', '2026-10-01']);
  expect(run.exit, run.stderr).toBe(0);
  return out;
}

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';

/** One line that must not compile in its project, and the code of the compiler's answer. */
const VIOLATIONS = [
  { file: 'shared/uses-process.ts', line: 'export const platform = process.platform', code: 'TS2591' },
  { file: 'shared/uses-document.ts', line: 'export const title = document.title', code: 'TS2584' },
  { file: 'shared/imports-node.ts', line: "export { readFileSync } from 'node:fs'", code: 'TS2591' },
  { file: 'shared/imports-main.ts', line: "export { plain } from '../electron/plain.ts'", code: 'TS6307' },
  { file: 'electron/uses-document.ts', line: 'export const title = document.title', code: 'TS2584' },
  { file: 'electron/imports-page.ts', line: "export { plain } from '../renderer/plain.ts'", code: 'TS6307' },
  { file: 'electron/has-enum.ts', line: 'export enum Bad { A }', code: 'TS1294' },
  { file: 'electron/has-index.ts', line: "export const first: string = ['a'][0]", code: 'TS2322' },
  { file: 'renderer/uses-process.ts', line: 'export const platform = process.platform', code: 'TS2591' },
  { file: 'renderer/imports-node.ts', line: "export { readFileSync } from 'node:fs'", code: 'TS2591' },
  { file: 'renderer/imports-main.ts', line: "export { plain } from '../electron/plain.ts'", code: 'TS6307' },
] as const;

const ALLOWED = {
  'shared/right.ts': 'export const right = 1',
  'electron/plain.ts': 'export const plain = 1',
  'renderer/plain.ts': 'export const plain = 1',
  'electron/right.ts': "export { right } from '../shared/right.ts'\nexport const here = process.platform",
  'renderer/right.ts': "export { right } from '../shared/right.ts'\nexport const title = document.title",
  'tests/right.ts': "export { here } from '../electron/right.ts'\nexport { title } from '../renderer/right.ts'",
};

describe('the TypeScript projects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reinstate-borders-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('refuse whatever belongs to another process, and nothing else', () => {
    for (const file of ['tsconfig.json', 'tsconfig.base.json', ...projects().map((name) => `${name}/tsconfig.json`)]) {
      cpSync(join(projectRoot, file), join(folder, file), { recursive: true });
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [file, line] of Object.entries(ALLOWED)) write(file, line);
    for (const { file, line } of VIOLATIONS) write(file, line);

    const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-b', '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const answers = [...stdout.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(
      ([, file, code]) => `${file} ${code}`,
    );
    expect(answers.sort()).toEqual(VIOLATIONS.map(({ file, code }) => `${file} ${code}`).sort());
  });

  function write(file: string, line: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${line}\n`);
  }
});

function projects(): readonly string[] {
  return ['shared', 'electron', 'renderer', 'tests'];
}

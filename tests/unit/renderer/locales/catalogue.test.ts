import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const cli = join(dirname(createRequire(import.meta.url).resolve('@lingui/cli')), 'lingui.js');
const read = (file: string): string => readFileSync(file, 'utf8');

/** Message ids with their texts; the head holds dates, and the order of comments is no matter. */
function listEntries(po: string): readonly string[] {
  return [...po.matchAll(/^msgid (".*"(?:\n".*")*)\nmsgstr (".*"(?:\n".*")*)$/gm)]
    .map((match) => `${match[1]} = ${match[2]}`)
    .slice(1);
}

describe('the English catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reinstate-catalogue-'));

  beforeAll(() => {
    // The same settings with another place to write to, so that the working tree isn't touched.
    const config = join(folder, 'lingui.config.mjs');
    writeFileSync(
      config,
      `export default {
        rootDir: ${JSON.stringify(root)}, sourceLocale: 'en', locales: ['en'], compileNamespace: 'ts', orderBy: 'message',
        catalogs: [{ path: ${JSON.stringify(join(folder, '{locale}/messages'))}, include: ['<rootDir>/renderer'], exclude: ['<rootDir>/renderer/locales/**'] }],
      };`,
    );
    for (const command of [['extract'], ['compile', '--strict', '--typescript']]) {
      execFileSync(process.execPath, [cli, ...command, '--config', config], {
        cwd: root,
        stdio: 'pipe',
        // With vitest's `test` the tool looks for its own unbuilt sources.
        env: { ...process.env, NODE_ENV: 'production' },
      });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds each text of the page and no other: run `npm run messages`', () => {
    const fresh = listEntries(read(join(folder, 'en/messages.po')));
    expect(fresh.length).toBeGreaterThan(300);
    expect(listEntries(read(join(root, 'renderer/locales/en/messages.po')))).toEqual(fresh);
  });

  it('is compiled as it stands: run `npm run messages`', () => {
    expect(read(join(root, 'renderer/locales/en/messages.ts'))).toBe(read(join(folder, 'en/messages.ts')));
  });
});

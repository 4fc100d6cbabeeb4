import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareMessages } from './compare-messages.ts';
import { listMessages } from './list-messages.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const locales = join(root, 'renderer/locales');
const cli = join(dirname(createRequire(import.meta.url).resolve('@lingui/cli')), 'lingui.js');
const read = (file: string): string => readFileSync(file, 'utf8');
const TRANSLATIONS = ['zh-Hans'] as const;

/** Our own settings with another place to write to, so that the working tree isn't touched. */
function writeConfig(folder: string, languages: readonly string[]): string {
  const config = join(folder, 'lingui.config.mjs');
  writeFileSync(
    config,
    `import config from ${JSON.stringify(pathToFileURL(join(root, 'lingui.config.ts')).href)};
    const catalogs = config.catalogs.map((catalog) => ({ ...catalog, path: ${JSON.stringify(join(folder, '{locale}/messages'))} }));
    export default { ...config, rootDir: ${JSON.stringify(root)}, locales: ${JSON.stringify(languages)}, catalogs };`,
  );
  return config;
}

/** The tool as `npm run messages` and `npm run build` run it. With vitest's `test` it would look for its own unbuilt sources. */
const runOptions = { cwd: root, stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } } as const;
/** The tool reads all of our sources. */
const SLOW_MS = 60_000;
const STRICT = ['compile', '--strict', '--typescript'];

describe('the English catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reinstate-catalogue-'));

  beforeAll(() => {
    const config = writeConfig(folder, ['en']);
    for (const command of [['extract'], STRICT]) {
      execFileSync(process.execPath, [cli, ...command, '--config', config], runOptions);
    }
  }, SLOW_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds each text of the page and no other: run `npm run messages`', () => {
    const fresh = listMessages(read(join(folder, 'en/messages.po')));
    expect(fresh.length).toBeGreaterThan(300);
    expect(listMessages(read(join(locales, 'en/messages.po')))).toEqual(fresh);
  });

  it('is compiled as it stands: run `npm run messages`', () => {
    // Compared as a whole: the difference of two such lines is unreadable.
    expect(read(join(locales, 'en/messages.ts')) === read(join(folder, 'en/messages.ts'))).toBe(true);
  });
});

describe.each(TRANSLATIONS)('the catalogue of %s', (locale) => {
  const english = listMessages(read(join(locales, 'en/messages.po')));
  const translated = listMessages(read(join(locales, locale, 'messages.po')));
  const folder = mkdtempSync(join(tmpdir(), 'reinstate-translation-'));
  const po = join(folder, locale, 'messages.po');
  const compile = () => {
    const command = [cli, ...STRICT, '--config', writeConfig(folder, ['en', locale])];
    return spawnSync(process.execPath, command, { ...runOptions, encoding: 'utf8' });
  };

  beforeAll(() => cpSync(locales, folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the messages of the English one', () => {
    expect(translated.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
  });

  it('keeps the values, tags and plurals of each message', () => {
    const faults = translated.flatMap(({ id, text }) => compareMessages(id, text).map((fault) => `${id}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('is compiled as it stands: run `npm run messages`', () => {
    const { status, stderr } = compile();
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(read(join(folder, locale, 'messages.ts')) === read(join(locales, locale, 'messages.ts'))).toBe(true);
  });

  it('lets the build fail when one message is missing', () => {
    const whole = read(po);
    const { text } = translated[20] ?? { text: '' };
    writeFileSync(po, whole.replace(`msgstr ${JSON.stringify(text)}`, 'msgstr ""'));
    expect(read(po)).not.toBe(whole);
    const { status, stdout, stderr } = compile();
    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain('Missing 1 translation');
    writeFileSync(po, whole);
  });
});

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectNotices, listBundledFolders, listRuntimePackages } from '../tools/notices/collect-notices.ts';
import { formatNotices } from '../tools/notices/format-notices.ts';
import { LIBVIPS_PARTS } from '../tools/notices/packed-parts.ts';
import { projectRoot } from '../tools/project.ts';

const shipped = readFileSync(join(projectRoot, 'resources/third-party-notices.txt'), 'utf8');

/** Licences that let an application under the MIT licence be passed on; the LGPL ones are libraries in files of their own. */
const TAKEN = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'LGPL-3.0',
  '(MIT AND Zlib)',
];

describe('resources/third-party-notices.txt', () => {
  it('is what `npm run notices` writes from the last build', () => {
    expect(formatNotices(collectNotices(projectRoot)) === shipped, 'run `npm run notices`').toBe(true);
  });

  it('names every package of the bundle and beside it, with its version', () => {
    const bundled = listBundledFolders(projectRoot).map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(projectRoot, folder, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
      };
      return `${name} ${version}`;
    });
    expect(bundled.length).toBeGreaterThan(60);
    expect(bundled.filter((title) => !shipped.includes(`\n${title} (`))).toEqual([]);
    expect(listRuntimePackages(projectRoot)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'detect-libc', 'libheif-js', 'semver', 'sharp', 'tesseract.js-core']),
    );
  });

  it('knows no licence that forbids to pass the application on', () => {
    const packages = collectNotices(projectRoot).filter(({ title }) => / \d+\.\d+\.\d+/.test(title));
    expect(packages.filter(({ licence }) => !TAKEN.includes(licence))).toEqual([]);
  });

  it('has the texts of what is no package: SQLite, fonts, libraries inside libraries', () => {
    for (const words of [
      'Electron (MIT)',
      'May you do good and not evil.',
      'Copyright (c) 2006-2025 Ulrich Telle',
      'SIL OPEN FONT LICENSE Version 1.1',
      'GNU LESSER GENERAL PUBLIC LICENSE',
      'GNU GENERAL PUBLIC LICENSE',
      'Copyright (C) 2001-2020 Leptonica',
      'LICENSES.chromium.html',
      'librsvg         LGPLv3',
    ]) {
      expect(shipped.includes(words), words).toBe(true);
    }
  });

  it('lists what libvips is made of, as its own package does', () => {
    const [readme] = globSync('node_modules/@img/sharp-libvips-*/README.md', { cwd: projectRoot });
    // On Windows the library lies in another package, which has no such table.
    if (readme === undefined) return expect(existsSync(join(projectRoot, 'node_modules/sharp'))).toBe(true);
    const rows = readFileSync(join(projectRoot, readme), 'utf8')
      .split('\n')
      .filter((line) => /^\| [a-z]/.test(line));
    const names = rows.map((line) => line.split('|')[1]?.trim());
    expect(LIBVIPS_PARTS.map(([name]) => name)).toEqual(names);
  });
});

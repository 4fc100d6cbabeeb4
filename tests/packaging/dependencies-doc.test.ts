import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

describe('docs/dependencies.md', () => {
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| -'))
    .map((line) => line.split('|')[1] ?? '');
  const documented = rows.flatMap((cell) => cell.split(',').map((name) => name.trim().replace(/ \(.*$/, '')));

  it('has a line for every package', () => {
    expect(names.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('names no package that is gone', () => {
    expect(documented.filter((name) => name !== 'package' && !names.includes(name))).toEqual([]);
  });
});

describe('package.json', () => {
  it('pins every version exactly', () => {
    const loose = names.filter((name) => {
      const version = manifest.dependencies[name] ?? manifest.devDependencies[name] ?? '';
      return !/^(\d+\.\d+\.\d+|npm:(?:@cantoo\/pdf-lib|better-sqlite3-multiple-ciphers)@\d+\.\d+\.\d+|file:tests\/node)$/.test(
        version,
      );
    });
    expect(loose).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { describeSchema, SCHEMA_FILE } from '../tools/write-schema.ts';

/**
 * SHA-256 of every migration that users' files have seen, line ends as LF. A new migration is added here when it is released;
 * an entry never changes. Not released yet: 0002.
 */
const RELEASED: Readonly<Record<string, string>> = {
  '0001-initial.ts': '4cf1e3e2f3eaa0eb872c3d8da72ecf0bc58ffc95517ff5996516bfd74238413d',
};

const MIGRATIONS = new URL('../../electron/store/migrations/', import.meta.url);

function fileOf({ version, name }: { readonly version: number; readonly name: string }): string {
  return `${String(version).padStart(4, '0')}-${name}.ts`;
}

function readText(file: URL): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

describe('schema.sql', () => {
  it('is what the migrations make (mend it with: node tests/tools/write-schema.ts)', () => {
    expect(readText(SCHEMA_FILE)).toBe(describeSchema());
  });
});

describe('migrations', () => {
  it('lie in files named after them and import nothing but the type', () => {
    for (const migration of migrations) {
      const text = readText(new URL(fileOf(migration), MIGRATIONS));
      const imports = text.split('\n').filter((line) => line.startsWith('import'));
      expect(imports, migration.name).toEqual(["import type { Migration } from '../migrate.ts';"]);
      expect(text).not.toMatch(/IF NOT EXISTS/i);
    }
  });

  it('are frozen once they are released', () => {
    const files = migrations.map(fileOf);
    for (const [file, hash] of Object.entries(RELEASED)) {
      expect(files).toContain(file);
      expect(
        createHash('sha256')
          .update(readText(new URL(file, MIGRATIONS)))
          .digest('hex'),
        file,
      ).toBe(hash);
    }
  });
});

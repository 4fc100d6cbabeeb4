import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { describeSchema, SCHEMA_FILE } from '../tools/write-schema.ts';

/**
 * SHA-256 of every migration that users' files have seen, line ends as LF. A new migration is added here when it is released;
 * an entry never changes. Not released yet: 0001.
 */
const RELEASED: Readonly<Record<string, string>> = {};

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

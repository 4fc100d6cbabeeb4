import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { describeAbout, readNotices } from '../../../../../electron/app/diagnostics/describe-about.ts';
import { projectRoot } from '../../../../tools/project.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

it('names the versions of what runs, SQLite among them, and the licence', () => {
  const about = describeAbout({ version: '1.2.3', resourcesDir: join(projectRoot, 'resources') });
  expect(about.version).toBe('1.2.3');
  expect(about.licence).toMatch(/^MIT License/);
  expect(about.parts).toContainEqual({ name: 'Node', version: process.versions.node });
  expect(about.parts.find(({ name }) => name === 'SQLite')?.version).toMatch(/^3\.\d+\.\d+$/);
});

it('reads the licence that is packed beside the other resources first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reinstate-about-'));
  folders.push(folder);
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'LICENSE'), 'at the top');
  expect(describeAbout({ version: '1', resourcesDir: join(folder, 'resources') }).licence).toBe('at the top');
  writeFileSync(join(folder, 'resources/LICENSE.txt'), 'packed');
  expect(describeAbout({ version: '1', resourcesDir: join(folder, 'resources') }).licence).toBe('packed');
});

it('gives the notices as they ship', () => {
  const { text } = readNotices({ resourcesDir: join(projectRoot, 'resources') });
  expect(text).toContain('zod');
  expect(text.length).toBeGreaterThan(100_000);
});

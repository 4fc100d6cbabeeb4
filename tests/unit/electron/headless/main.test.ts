import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTempDir } from '../../../support/temp-dir.ts';

const MAIN = fileURLToPath(new URL('../../../../electron/headless/main.ts', import.meta.url));

describe('the command line', () => {
  it('takes paths from where the person stands, although npm runs it in the folder of the project', () => {
    const folder = createTempDir();
    const [person, project] = [join(folder, 'person'), join(folder, 'project')];
    mkdirSync(person);
    mkdirSync(project);
    writeFileSync(join(person, 'notice.txt'), 'Case ID: 12345678901');
    const run = (script: string) =>
      spawnSync(process.execPath, [MAIN, 'notice', 'notice.txt', '--json'], {
        cwd: project,
        env: { ...process.env, npm_lifecycle_event: script, INIT_CWD: person },
        encoding: 'utf8',
      });
    expect(run('headless').stdout).toContain('12345678901');
    expect(run('test').status).toBe(3);
  });
});

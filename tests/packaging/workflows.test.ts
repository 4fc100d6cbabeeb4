import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';

/** js-yaml comes with electron-builder. */
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (name: string): string => readFileSync(join(projectRoot, '.github/workflows', name), 'utf8');
const scripts = (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts;

describe.each(['ci.yml', 'release.yml'])('%s', (name) => {
  const text = read(name);
  const workflow = load(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('may only read, unless a job says otherwise', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(writing.map(([id, { permissions }]) => [id, permissions])).toEqual(
      name === 'release.yml' ? [['draft', { contents: 'write' }]] : [],
    );
  });

  it('is not started by strangers with our rights', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
  });

  it('names every action by its commit, with the version for people', () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBe(steps.filter((step) => step.uses !== undefined).length);
    expect(uses.filter((line) => !/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('leaves no credentials in the checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('hands secrets to single steps by environment, and writes none into a command', () => {
    const commands = steps.flatMap((step) => step.run ?? []);
    expect(commands.filter((run) => /secrets\.|github\.token|github\.(?:event|head_ref)/.test(run))).toEqual([]);
    expect(
      commands.filter((run) => /set -x|printenv|\benv\b(?! *:)|echo +"?\$(?:KEY|CSC|WIN_CSC|GH_TOKEN)/.test(run)),
    ).toEqual([]);
    expect(text.match(/^env:|^ {4}env:/gm)).toBeNull();
  });

  it('ends by itself, on named versions of the machines', () => {
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
    expect(text).not.toMatch(/-latest/);
  });

  it('runs what exists', () => {
    const commands = steps.flatMap((step) => step.run ?? []).join('\n');
    const asked = [...commands.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, script]) => script ?? '');
    expect(asked.filter((script) => !(script in scripts))).toEqual([]);
    const files = [...commands.matchAll(/node ([\w./-]+\.(?:ts|js|mjs))/g)].map(([, file]) => file ?? '');
    expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
    expect(commands).toContain('npm ci');
    expect(commands).toContain('npm test');
  });
});

describe('release.yml', () => {
  const workflow = load(read('release.yml')) as Workflow;

  it('makes installers for every system and processor on a machine of that kind', () => {
    const include = workflow.jobs['build']?.strategy?.matrix['include'] as readonly { system: string; arch: string }[];
    expect(include.map(({ system, arch }) => `${system} ${arch}`).sort()).toEqual([
      'linux arm64',
      'linux x64',
      'mac arm64',
      'mac x64',
      'win arm64',
      'win x64',
    ]);
  });

  it('drafts the release, with hashes, and publishes nothing', () => {
    const commands = workflow.jobs['draft']?.steps.flatMap((step) => step.run ?? []).join('\n') ?? '';
    expect(commands).toContain('sha256sum');
    expect(commands).toContain('--draft');
    const all = Object.values(workflow.jobs).flatMap((job) => job.steps.flatMap((step) => step.run ?? []));
    expect(all.filter((run) => /publish(?! never)/.test(run))).toEqual([]);
  });

  it('takes a tag only when it names the version', () => {
    const check = (tag: string): unknown =>
      execFileSync(process.execPath, [join(projectRoot, 'tests/tools/check-tag.ts')], {
        env: { ...process.env, GITHUB_REF_NAME: tag },
        stdio: 'pipe',
      });
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
    expect(() => check(`v${version}`)).not.toThrow();
    expect(() => check(`v${version}-x`)).toThrow(/the tag is/);
    expect(() => check(version)).toThrow(/the tag is/);
  });
});

// `npm run smoke`: starts what `npm run dist` packed for this machine. First the program as it ships, which lets nobody look inside
// (its fuses refuse inspection): it must open a data folder and stay. Then a copy with that one fuse on, driven by Playwright.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { _electron } from '@playwright/test';
import type { Bridge } from '../../shared/contracts/index.ts';
import { projectRoot } from './project.ts';

const START_LIMIT_MS = 60_000;
const STAY_MS = 5000;
const QUIT_LIMIT_MS = 10_000;
const work = mkdtempSync(join(tmpdir(), 'reinstate-smoke-'));
const suffix = process.arch === 'arm64' ? '-arm64' : '';
const packed =
  process.argv[2] ??
  join(
    projectRoot,
    'dist',
    { win32: `win${suffix}-unpacked`, darwin: `mac${suffix}` }[process.platform as string] ?? `linux${suffix}-unpacked`,
  );
const program = join(
  packed,
  { win32: 'Reinstate.exe', darwin: 'Reinstate.app/Contents/MacOS/Reinstate' }[process.platform as string] ??
    'reinstate',
);
// Chromium's sandbox refuses to run as root.
const rootArgs = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

try {
  if (!existsSync(program)) throw new Error(`${program} is missing: run \`npm run dist -- --dir\``);
  await startAsShipped();
  // `--shipped`: for machines where no window can be driven.
  if (!process.argv.includes('--shipped')) await drive(await makeInspectable());
  process.stdout.write('The packed application starts.\n');
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

async function startAsShipped(): Promise<void> {
  const dataDir = join(work, 'shipped');
  const output: string[] = [];
  const child = spawn(program, rootArgs, { env: { ...process.env, REINSTATE_DATA: dataDir } });
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
  let ended: number | string | null = null;
  child.once('exit', (code, signal) => (ended = code ?? signal));
  const isOpen = (): boolean => {
    const log = join(dataDir, 'logs/reinstate.log');
    return existsSync(log) && readFileSync(log, 'utf8').includes('"opened"');
  };
  const deadline = performance.now() + START_LIMIT_MS;
  while (!isOpen() && ended === null && performance.now() < deadline) await wait(200);
  const opened = isOpen();
  if (opened) await wait(STAY_MS);
  const end: number | string | null = ended;
  child.kill();
  for (let waited = 0; ended === null && waited < QUIT_LIMIT_MS; waited += 200) await wait(200);
  if (ended === null) child.kill('SIGKILL');
  if (!opened || end !== null) {
    throw new Error(
      `the packed application ${opened ? 'did not stay' : 'did not open its data folder'} (${end})\n${output.join('')}`,
    );
  }
  const errors = readFileSync(join(dataDir, 'logs/reinstate.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"error"'));
  if (errors.length > 0) throw new Error(`errors in the log:\n${errors.join('\n')}`);
}

/** A copy that Playwright can look into: the same but for one fuse, and on macOS for the signature that it breaks. */
async function makeInspectable(): Promise<string> {
  const copy = join(work, 'copy');
  cpSync(packed, copy, { recursive: true, verbatimSymlinks: true });
  const file = process.platform === 'darwin' ? join(copy, 'Reinstate.app') : join(copy, relative(packed, program));
  await flipFuses(file, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return join(copy, relative(packed, program));
}

async function drive(executablePath: string): Promise<void> {
  const env = { ...(process.env as Record<string, string>), REINSTATE_DATA: join(work, 'driven') };
  const app = await _electron.launch({ executablePath, args: rootArgs, env });
  try {
    const page = await app.firstWindow();
    await page.getByRole('main').waitFor();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const isPackaged = await app.evaluate(({ app: electronApp }) => electronApp.isPackaged);
    if (!isPackaged) throw new Error('this is no packed application');
    const answer = await page.evaluate(() =>
      (globalThis as unknown as { reinstate: Bridge }).reinstate.call('cases.openExample', {}),
    );
    if (!(answer as { ok: boolean }).ok) throw new Error(`the example could not be opened: ${JSON.stringify(answer)}`);
    if (problems.length > 0) throw new Error(`problems in the window:\n${problems.join('\n')}`);
  } finally {
    await app.close();
  }
}

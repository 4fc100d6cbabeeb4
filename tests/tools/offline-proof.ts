// `npm run test:offline [-- <words for Playwright>]`: the end-to-end tests in a network of their own, every packet counted.
// With `--connects`, strace lists the addresses beyond this computer that any process tried to reach.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findIsolationObstacle, isolated } from './isolate-network.ts';
import { buildApplication, isBuildStale, projectRoot } from './project.ts';

const words = process.argv.slice(2).filter((word) => word !== '--connects');
const listsConnects = process.argv.includes('--connects');
const obstacle = findIsolationObstacle();
if (obstacle !== undefined) {
  process.stdout.write(`skipped: ${obstacle}\n`);
} else {
  if (isBuildStale()) await buildApplication();
  process.exitCode = await prove();
}

async function prove(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'reinstate-offline-'));
  const report = join(folder, 'packets.json');
  const trace = join(folder, 'trace');
  mkdirSync(folder, { recursive: true });
  const [command, args] = isolated(report, [
    join(projectRoot, 'node_modules/@playwright/test/cli.js'),
    'test',
    ...words,
  ]);
  const traced = [
    '-f',
    '-qq',
    '--seccomp-bpf',
    '-e',
    'trace=connect,sendto,sendmsg,sendmmsg',
    '-o',
    trace,
    command,
    ...args,
  ];
  const child = listsConnects
    ? spawn('strace', traced, { cwd: projectRoot, stdio: 'inherit' })
    : spawn(command, args, { cwd: projectRoot, stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const { packets } = JSON.parse(readFileSync(report, 'utf8')) as { readonly packets: number };
  if (listsConnects) process.stdout.write(describeConnects(trace));
  rmSync(folder, { recursive: true, force: true });
  return code === 0 && packets === 0 ? 0 : 1;
}

/** Addresses of the Internet families in a trace, with how often each was named; those of this computer are left out. */
function describeConnects(trace: string): string {
  const found = spawnSync(
    'grep',
    [
      '-hoE',
      String.raw`^[0-9]+ +(connect|sendto|sendmsg|sendmmsg)\(.*(sin_addr=inet_addr\("[^"]+"|inet_pton\(AF_INET6, "[^"]+")`,
      trace,
    ],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  const counts = new Map<string, number>();
  for (const line of found.stdout.split('\n')) {
    const [, call = ''] = /^\d+ +(\w+)\(/.exec(line) ?? [];
    const [, v4, v6] = /inet_addr\("([^"]+)"|inet_pton\(AF_INET6, "([^"]+)"/.exec(line) ?? [];
    const address = v4 ?? v6 ?? '';
    if (address === '' || address.startsWith('127.') || address === '::1') continue;
    counts.set(`${call} ${address}`, (counts.get(`${call} ${address}`) ?? 0) + 1);
  }
  const lines = [...counts].map(([name, count]) => `  ${name}: ${count}\n`);
  return `calls that named an address beyond this computer:\n${lines.join('') || '  none\n'}`;
}

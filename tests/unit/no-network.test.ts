import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NETWORK_MODULE = /from ['"](?:node:)?(?:net|http|https|http2|tls|dgram|dns|dns\/promises|inspector)['"]/;
const NETWORK_CALL = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts)\s*\(/;
/** The guard itself, and the page's reading of its own files through the application's protocol. */
const ALLOWED = new Set(['electron/forbid-network.ts', 'renderer/features/evidence/make-thumbnail.ts']);

const sources = globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: ROOT }).map((file) =>
  file.replaceAll('\\', '/'),
);

/** Runs code behind the guard, in a process of its own. */
function runGuarded(code: string): string {
  const guard = new URL('../../electron/forbid-network.ts', import.meta.url).href;
  const script = `await import(${JSON.stringify(guard)});
    const report = (error) => console.log(error.name, error.cause?.name ?? '');
    try { await (async () => { ${code} })(); console.log('done'); } catch (error) { report(error); }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
}

describe('no network', () => {
  it('is in no source of the product', () => {
    expect(sources.length).toBeGreaterThan(300);
    const found = sources.filter((file) => {
      if (ALLOWED.has(file) || file.includes('/locales/')) return false;
      const text = readFileSync(`${ROOT}${file}`, 'utf8');
      return NETWORK_MODULE.test(text) || NETWORK_CALL.test(text);
    });
    expect(found).toEqual([]);
  });

  it('is reached by no other program: those that start any were looked at', () => {
    const starters = sources.filter((file) =>
      /['"](?:node:)?child_process['"]/.test(readFileSync(`${ROOT}${file}`, 'utf8')),
    );
    expect(starters.toSorted()).toEqual([
      // Asks the system where a folder lies: /sbin/mount of a Mac, reg.exe of Windows.
      'electron/folder-place/ask-system.ts',
      // Our own line and copy processes, for the command line and tests.
      'electron/jobs/fork-node-process.ts',
    ]);
  });

  it('can be reached once the guard is in', () => {
    for (const code of [
      `await fetch('http://127.0.0.1:9/')`,
      `new WebSocket('ws://127.0.0.1:9/')`,
      `const { connect } = await import('node:net'); connect(9, '127.0.0.1')`,
      `const { get } = await import('node:https'); get('https://127.0.0.1:9/')`,
      `const { connect } = await import('node:tls'); connect(9, '127.0.0.1')`,
      `const { lookup } = await import('node:dns/promises'); await lookup('example.com')`,
      `const { lookup } = await import('node:dns'); lookup('example.com', () => undefined)`,
      `const { resolve4 } = await import('node:dns'); resolve4('example.com', () => undefined)`,
      `const { createSocket } = await import('node:dgram'); createSocket('udp4')`,
    ]) {
      expect(runGuarded(code), code).toMatch(/^NetworkForbidden/);
    }
  });

  it('is forbidden first of all in every process and thread', () => {
    const first = (file: string): string => /^import\b.*$/m.exec(readFileSync(`${ROOT}${file}`, 'utf8'))?.[0] ?? '';
    expect(first('electron/main.ts')).toBe("import './forbid-network.ts';");
    const served = ['jobs/serve-line.ts', 'jobs/serve-worker.ts', 'jobs/serve-process.ts'];
    for (const file of ['headless/main.ts', 'jobs/line-process.ts', ...served])
      expect(first(`electron/${file}`), file).toBe("import '../forbid-network.ts';");
    const workers = sources.filter((file) => file.endsWith('-worker.ts') && file.startsWith('electron/'));
    expect(workers.length).toBeGreaterThan(3);
    for (const file of workers.filter((file) => !/jobs\/(?:serve|run-in)-worker\.ts$/.test(file)))
      expect(readFileSync(`${ROOT}${file}`, 'utf8'), file).toMatch(/jobs\/serve-(?:line|worker)\.ts'/);
    expect(readFileSync(`${ROOT}electron/app/copies/copy-process.ts`, 'utf8')).toContain("jobs/serve-process.ts'");
  });
});

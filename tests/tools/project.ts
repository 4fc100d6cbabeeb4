import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const BUILD_SOURCES = [
  'electron',
  'shared',
  'renderer',
  'vite.config.ts',
  'lingui.config.ts',
  'package.json',
  'package-lock.json',
];
const BUILD_OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/**
 * Runs a tool of node_modules under this program's own Node, with its output shown as it comes.
 * @param tool the path of its JavaScript file inside node_modules
 * @returns its exit code, or null when a signal ended it
 */
export function runTool(
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  return runNode([join(projectRoot, 'node_modules', tool), ...args], env);
}

/** Runs a Node program; what it starts by name comes from node_modules first. */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number | null> {
  return runProgram(process.execPath, args, env);
}

/** Runs any program in the project's folder; what it starts by name comes from node_modules first. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const path = [join(projectRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(program, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}

/** Makes out/ from the sources, as `npm run build` does. */
export async function buildApplication(): Promise<number | null> {
  const code = await runTool('@lingui/cli/dist/lingui.js', ['compile', '--strict', '--typescript']);
  return code === 0 ? runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']) : code;
}

/** True when a source is newer than what `npm run build` made of it, or nothing was made yet. */
export function isBuildStale(): boolean {
  const built = BUILD_OUTPUTS.map((file) => modifiedMs(join(projectRoot, file)));
  if (built.includes(0)) return true;
  const newestSource = Math.max(...BUILD_SOURCES.map((name) => newestMs(join(projectRoot, name))));
  return newestSource > Math.min(...built);
}

function modifiedMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The newest change below a path; folders count too, since a removed file changes only its folder. */
function newestMs(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(stats.mtimeMs, ...names.map((name) => modifiedMs(join(path, name))));
}

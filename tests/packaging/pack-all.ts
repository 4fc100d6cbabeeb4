import { execFile } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { projectRoot } from '../tools/project.ts';
import { fabricateElectron } from './fabricate-electron.ts';

export type PackSystem = 'win' | 'mac' | 'linux';

/** An application as electron-builder packed it, before it is made an installer. */
export interface Packed {
  readonly arch: 'x64' | 'arm64';
  /** The folder that a user would install. */
  readonly folder: string;
  /** What has the fuses: the program, or macOS's application folder. */
  readonly program: string;
  readonly resources: string;
}

/** Runs electron-builder as `npm run dist` does, with a made-up Electron, for every system, without making installers. */
export async function packAll(work: string): Promise<void> {
  fabricateElectron(join(work, 'electron'));
  const cli = join(projectRoot, 'node_modules/electron-builder/cli.js');
  const args = ['--win', 'dir', '--mac', 'dir', '--linux', 'dir', '--x64', '--arm64', '--publish', 'never'];
  const overrides = [`-c.electronDist=${join(work, 'electron')}`, `-c.directories.output=${join(work, 'dist')}`];
  const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
  await promisify(execFile)(process.execPath, [cli, ...args, ...overrides], {
    cwd: projectRoot,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Where electron-builder puts what it packs for each processor. */
export function locatePacked(system: PackSystem, dist: string): readonly Packed[] {
  return (['x64', 'arm64'] as const).map((arch) => {
    const suffix = arch === 'x64' ? '' : '-arm64';
    if (system === 'mac') {
      const folder = join(dist, `mac${suffix}`);
      const contents = join(folder, 'Reinstate.app/Contents');
      return { arch, folder, program: join(folder, 'Reinstate.app'), resources: join(contents, 'Resources') };
    }
    const folder = join(dist, `${system}${suffix}-unpacked`);
    const program = join(folder, system === 'win' ? 'Reinstate.exe' : 'reinstate');
    return { arch, folder, program, resources: join(folder, 'resources') };
  });
}

/** Files in the archive, and those that lie beside it because they must be real files; folders aren't listed. */
export function listArchive(resources: string): readonly string[] {
  const names = listPackage(join(resources, 'app.asar'), { isPack: false }).map((name) =>
    name.replaceAll('\\', '/').replace(/^\//, ''),
  );
  const folders = new Set(names.map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
  return names.filter((name) => !folders.has(name));
}

/** Files below a folder, with forward slashes, and their sizes. */
export function listSizes(folder: string): ReadonlyMap<string, number> {
  const sizes = globSync('**/*', { cwd: folder, withFileTypes: false })
    .map((name) => [name.replaceAll('\\', '/'), statSync(join(folder, name))] as const)
    .filter(([, stats]) => stats.isFile());
  return new Map(sizes.map(([name, stats]) => [name, stats.size]));
}

/** The fuses that are set in a program, but for the one that only Electron's own snapshots use. */
export async function readFuses(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  const set = Object.entries(wire).filter(
    ([key]) => key !== 'version' && Number(key) !== FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  );
  return Object.fromEntries(
    set.map(([key, state]) => [FuseV1Options[Number(key)] ?? key, Number(state) === '1'.charCodeAt(0)]),
  );
}

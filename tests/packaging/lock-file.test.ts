import { describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';
import { readLockFile, type LockedPackage } from './lock-file.ts';

const packages = readLockFile(projectRoot);

/** What each developer's machine needs of every package with binaries for single systems. */
const TARGETS = ['win32', 'darwin', 'linux'].flatMap((os) => ['x64', 'arm64'].map((cpu) => ({ os, cpu })));

describe('package-lock.json', () => {
  it('names no registry address, so that it works behind any mirror', () => {
    const addresses = Object.entries(packages).filter(
      ([, entry]) => entry.link !== true && entry.resolved !== undefined,
    );
    expect(addresses.map(([path]) => path)).toEqual([]);
  });

  it('pins every package by its hash', () => {
    const unpinned = Object.entries(packages).filter(
      ([path, entry]) => path.includes('node_modules/') && entry.link !== true && entry.integrity === undefined,
    );
    expect(unpinned.map(([path]) => path)).toEqual([]);
  });

  it('has every optional dependency that a package names, in the version that it names', () => {
    expect(Object.keys(packages).flatMap(listMissingOptionals)).toEqual([]);
  });

  it('has the binaries for Windows, macOS and Linux on both processors', () => {
    const owners = Object.keys(packages).filter((path) => listBinaries(path).length > 1);
    expect(owners).toEqual(expect.arrayContaining(['node_modules/oxlint', 'node_modules/lightningcss']));
    expect(owners.flatMap(listMissingTargets)).toEqual([]);
  });
});

/** Where Node would find a dependency of the package at `path`. */
function findDependency(path: string, name: string): LockedPackage | undefined {
  for (let folder = path; ; folder = parentPackage(folder)) {
    const found = packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found !== undefined || folder === '') return found;
  }
}

function parentPackage(path: string): string {
  const cut = path.lastIndexOf('/node_modules/');
  return cut === -1 ? '' : path.slice(0, cut);
}

function listMissingOptionals(path: string): string[] {
  const wanted = Object.entries(packages[path]?.optionalDependencies ?? {});
  return wanted
    .filter(([name, range]) => !isMet(findDependency(path, name), range))
    .map(([name, range]) => `${name}@${range} of ${path || 'the project'}`);
}

/** Binaries are named by exact versions; npm refuses the lock on a system whose binary is there in another version only. */
function isMet(found: LockedPackage | undefined, range: string): boolean {
  return found !== undefined && (!/^\d/.test(range) || found.version === range);
}

function listBinaries(path: string): LockedPackage[] {
  const names = Object.keys(packages[path]?.optionalDependencies ?? {});
  return names
    .map((name) => findDependency(path, name))
    .filter((entry) => entry?.os !== undefined && entry.cpu !== undefined) as LockedPackage[];
}

function listMissingTargets(path: string): string[] {
  // Node itself comes from npm on Linux only; elsewhere the developer brings it.
  const targets = path === 'tests/node' ? TARGETS.filter(({ os }) => os === 'linux') : TARGETS;
  const binaries = listBinaries(path);
  return targets
    .filter(({ os, cpu }) => !binaries.some((entry) => entry.os?.includes(os) && entry.cpu?.includes(cpu)))
    .map(({ os, cpu }) => `${path} for ${os} ${cpu}`);
}

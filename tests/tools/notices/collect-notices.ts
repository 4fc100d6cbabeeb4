import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listProductionPackages } from '../../packaging/lock-file.ts';
import { mitText, UNLICENSE } from './licence-texts.ts';
import { PACKED_PARTS } from './packed-parts.ts';

/** What has to be said about one thing that ships. */
export interface Notice {
  /** A package's name and version, or the name of something without a package. */
  readonly title: string;
  readonly licence: string;
  readonly text: string;
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** Texts of packages that name a licence and bring no file with it. */
const TEXTS_BY_LICENCE: Readonly<Record<string, (author: string) => string>> = {
  MIT: (author) => mitText(`Copyright (c) ${author}`),
  Unlicense: () => UNLICENSE,
};

/** Packages of the lock file that don't ship as such: headers for compiling, what tests run on, libvips (a part of its own below). */
const NOT_SHIPPED = /^(?:node-addon-api$|node-for-tests$|@emnapi\/|@img\/sharp-)/;

/** Names of the packages that are installed beside the bundle. */
export function listRuntimePackages(root: string): readonly string[] {
  return listProductionPackages(root).filter((name) => !NOT_SHIPPED.test(name));
}

/** Folders of the packages whose code the last build put into the bundle (`node_modules/a/node_modules/b`). */
export function listBundledFolders(root: string): readonly string[] {
  const lists = globSync('out/bundled/*.json', { cwd: root });
  if (lists.length === 0) throw new Error('out/bundled is missing: run `npm run build`');
  const folders = lists.flatMap((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as string[]);
  return [...new Set(folders)].sort();
}

/** Everything that ships, packages by name first. Throws when something has no licence text. */
export function collectNotices(root: string): readonly Notice[] {
  const runtime = listRuntimePackages(root).map((name) => findPackageFolder(root, name));
  const packages = [...new Set([...listBundledFolders(root), ...runtime])].map((folder) => readPackage(root, folder));
  const parts = PACKED_PARTS.map(({ title, licence, files, text }) => ({
    title,
    licence,
    text: text ?? (files ?? []).map((file) => readText(join(root, file))).join('\n\n'),
  }));
  const byTitle = new Map(packages.map((notice) => [notice.title, notice]));
  return [...[...byTitle.values()].sort((a, b) => (a.title < b.title ? -1 : 1)), ...parts];
}

/** A dependency may lie below the only package that uses it. */
function findPackageFolder(root: string, name: string): string {
  const found = [`node_modules/${name}`, ...globSync(`node_modules/{*,@*/*}/node_modules/${name}`, { cwd: root })];
  const runtime = found.find((folder) => existsSync(join(root, folder, 'package.json')) && isLocked(root, folder));
  if (runtime === undefined) throw new Error(`${name} is not installed`);
  return runtime.replaceAll('\\', '/');
}

/** Whether the lock file has this very folder as one that ships: another version may lie at the top for tools. */
function isLocked(root: string, folder: string): boolean {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const entry = packages[folder.replaceAll('\\', '/')];
  return entry !== undefined && !entry.dev && !entry.devOptional;
}

function readPackage(root: string, folder: string): Notice {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  ) as PackageFile;
  const files = readdirSync(join(root, folder)).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const authorName =
    typeof author === 'string' ? author.replace(/ *[<(].*/, '') : (author?.name ?? `the authors of ${name}`);
  const text =
    files.length > 0
      ? files.sort().map((file) => readText(join(root, folder, file)))
      : [TEXTS_BY_LICENCE[license ?? '']?.(authorName)];
  if (license === undefined || text.includes(undefined)) throw new Error(`${folder} has no licence text`);
  return { title: `${name} ${version}`, licence: license, text: text.join('\n\n') };
}

function readText(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .trim();
}

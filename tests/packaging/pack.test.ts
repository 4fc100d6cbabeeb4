import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';
import { fabricateElectron } from './fabricate-electron.ts';
import { listProductionPackages } from './lock-file.ts';

interface Packed {
  readonly arch: 'x64' | 'arm64';
  /** The folder that a user would install. */
  readonly folder: string;
  /** What has the fuses: the program, or macOS's application folder. */
  readonly program: string;
  readonly resources: string;
}

type PackSystem = 'win' | 'mac' | 'linux';

const SYSTEMS: readonly { readonly system: PackSystem; readonly native: string }[] = [
  { system: 'win', native: 'win32' },
  { system: 'mac', native: 'darwin' },
  { system: 'linux', native: 'linux' },
];

const work = mkdtempSync(join(tmpdir(), 'reinstate-pack-'));

beforeAll(async () => {
  if (!existsSync(join(projectRoot, 'out/main/main.js'))) throw new Error('out/ is missing: run `npm run build`');
  fabricateElectron(join(work, 'electron'));
  await packAll();
}, 120_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(SYSTEMS)('packing for $system', ({ system, native }) => {
  const packed = locatePacked(system, join(work, 'dist'));

  it.each(packed)('puts only the built application and its dependencies into the archive ($arch)', ({ resources }) => {
    const files = listArchive(resources);
    expect(files).toEqual(
      expect.arrayContaining([
        'out/main/main.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
        'package.json',
      ]),
    );
    const packages = listProductionPackages(projectRoot);
    const strangers = files.filter(
      (file) => !isBuilt(file) && !packages.some((name) => `${file}/`.startsWith(`node_modules/${name}/`)),
    );
    expect(strangers).toEqual([]);
    expect(files.filter((file) => /\.(ts|tsx|mts|cts|map|c|cc|cpp|h|gyp|md)$/.test(file))).toEqual([]);
  });

  it.each(packed)(
    'unpacks the natives of its own system and processor, and no others ($arch)',
    ({ arch, resources }) => {
      const natives = globSync('app.asar.unpacked/node_modules/**/*.{node,dll,so*,dylib}', { cwd: resources }).map(
        (file) => file.replaceAll('\\', '/'),
      );
      expect(natives).toContain(`app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${native}-${arch}.node`);
      expect(natives.filter((file) => !file.includes(`${native}-${arch}`))).toEqual([]);
      const inArchive = listArchive(resources).filter((file) => file.endsWith('.node'));
      expect(inArchive.filter((file) => !file.includes(`${native}-${arch}`))).toEqual([]);
    },
  );

  it.each(packed)('brings the HEIC decoder as a file that can be replaced ($arch)', ({ resources }) => {
    const folder = 'node_modules/libheif-js/libheif-wasm';
    for (const name of ['libheif.js', 'libheif.wasm', 'LICENSE']) {
      expect(existsSync(join(resources, 'app.asar.unpacked', folder, name)), name).toBe(true);
    }
    expect(listArchive(resources).filter((file) => /libheif.*bundle|libheif-js\/libheif\//.test(file))).toEqual([]);
  });

  it.each(packed)('brings three builds of the text recognition engine and no others ($arch)', ({ resources }) => {
    const folder = 'node_modules/tesseract.js-core';
    const builds = ['', '-simd', '-relaxedsimd'].map((build) => `tesseract-core${build}-lstm`);
    const wanted = ['LICENSE', 'package.json', ...builds.flatMap((name) => [`${name}.js`, `${name}.wasm`])].sort();
    expect(globSync('*', { cwd: join(resources, 'app.asar.unpacked', folder) }).sort()).toEqual(wanted);
    const listed = listArchive(resources).filter((file) => file.startsWith(`${folder}/`));
    expect(listed.map((file) => file.slice(folder.length + 1)).sort()).toEqual(wanted);
  });

  it.each(packed)('brings the resources as plain files ($arch)', ({ resources }) => {
    for (const name of [
      'catalogue/reasons.json',
      'fonts/NotoSans-Regular.ttf',
      'icons/icon.png',
      'ocr/eng.traineddata.gz',
      'ocr/LICENSE.txt',
      'sample-case/case.json',
    ]) {
      expect(existsSync(join(resources, 'resources', name)), name).toBe(true);
    }
  });

  it.each(packed)('brings the font of every script, whole ($arch)', ({ resources }) => {
    const sizes = globSync('*.ttf', { cwd: join(resources, 'resources/fonts') }).map((name) => [
      name,
      statSync(join(resources, 'resources/fonts', name)).size,
    ]);
    expect(Object.fromEntries(sizes)).toEqual({
      'NotoSans-Bold.ttf': 630_968,
      'NotoSans-Regular.ttf': 629_024,
      'NotoSansArabic-Bold.ttf': 194_380,
      'NotoSansArabic-Regular.ttf': 194_176,
      'NotoSansHebrew-Bold.ttf': 47_992,
      'NotoSansHebrew-Regular.ttf': 48_036,
      'NotoSansKR-Regular.ttf': 6_185_868,
      'NotoSansMath-Regular.ttf': 1_004_120,
      'NotoSansSC-Regular.ttf': 10_559_284,
      'NotoSansSymbols2-Regular.ttf': 1_228_868,
      'NotoSansThai-Bold.ttf': 47_480,
      'NotoSansThai-Regular.ttf': 47_484,
    });
  });

  it.each(packed)('sets the fuses ($arch)', async ({ program }) => {
    expect(await readFuses(program)).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  if (system === 'mac') {
    it.each(packed)('ties .reinstate files to the application and records the archive hash ($arch)', ({ folder }) => {
      const plist = readFileSync(join(folder, 'Reinstate.app/Contents/Info.plist'), 'utf8');
      expect(plist).toMatch(/CFBundleTypeExtensions<\/key>\s*<array>\s*<string>reinstate<\/string>/);
      expect(plist).toMatch(/ElectronAsarIntegrity[\s\S]*Resources\/app\.asar[\s\S]*SHA256/);
      expect(plist).toMatch(/LSMinimumSystemVersion<\/key>\s*<string>13\.0/);
    });
  }

  if (system === 'win') {
    it.each(packed)('records the archive hash in the program ($arch)', ({ program }) => {
      expect(readFileSync(program).includes(String.raw`"file":"resources\\app.asar","alg":"SHA256"`)).toBe(true);
    });
  }
});

/** Runs electron-builder as `npm run dist` does, with a made-up Electron, for every system, without making installers. */
async function packAll(): Promise<void> {
  const cli = join(projectRoot, 'node_modules/electron-builder/cli.js');
  const args = ['--win', 'dir', '--mac', 'dir', '--linux', 'dir', '--x64', '--arm64', '--publish', 'never'];
  const overrides = [`-c.electronDist=${join(work, 'electron')}`, `-c.directories.output=${join(work, 'dist')}`];
  const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
  await promisify(execFile)(process.execPath, [cli, ...args, ...overrides], { cwd: projectRoot, env });
}

function locatePacked(system: PackSystem, dist: string): readonly Packed[] {
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

function isBuilt(file: string): boolean {
  return (
    /^out(\/(main|preload|renderer)(\/|$)|$)/.test(file) ||
    file === 'package.json' ||
    /^node_modules(\/@[^/]+)?$/.test(file)
  );
}

function listArchive(resources: string): string[] {
  const names = listPackage(join(resources, 'app.asar'), { isPack: false });
  return names.map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
}

async function readFuses(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  const set = Object.entries(wire).filter(
    ([key]) => key !== 'version' && Number(key) !== FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  );
  return Object.fromEntries(
    set.map(([key, state]) => [FuseV1Options[Number(key)] ?? key, Number(state) === '1'.charCodeAt(0)]),
  );
}

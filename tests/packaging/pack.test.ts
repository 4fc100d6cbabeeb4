import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { extractAll, extractFile } from '@electron/asar';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../shared/contracts/index.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { launchOnStandin } from '../e2e/standin-host.ts';
import { projectRoot } from '../tools/project.ts';
import { listProductionPackages } from './lock-file.ts';
import { listArchive, listSizes, locatePacked, packAll, readFuses, type PackSystem } from './pack-all.ts';
import { ARCHIVE_FILES, RESOURCE_FILES, SHARP_NATIVES } from './packed-files.ts';

const SYSTEMS: readonly { readonly system: PackSystem; readonly native: string }[] = [
  { system: 'win', native: 'win32' },
  { system: 'mac', native: 'darwin' },
  { system: 'linux', native: 'linux' },
];

const MB = 1024 * 1024;
/** What may be added to Electron's own size on disk. docs/release.md says what each part weighs, and why it isn't 30 MB. */
const INSTALLED_BUDGET_MB = 72;
/** What may be added to Electron's own size in an installer, which is compressed harder than this test does. */
const DOWNLOAD_BUDGET_MB = 30;
/** sharp's binaries for one system, which npm installs for the machine at hand only: on disk, and compressed. */
const SHARP_NATIVES_MB = { installed: 19, download: 7.5 };

const work = mkdtempSync(join(tmpdir(), 'reinstate-pack-'));

beforeAll(async () => {
  if (!existsSync(join(projectRoot, 'out/main/main.js'))) throw new Error('out/ is missing: run `npm run build`');
  await packAll(work);
}, 600_000);

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
    const isKnown = (file: string): boolean => [...ARCHIVE_FILES, SHARP_NATIVES].some((pattern) => pattern.test(file));
    expect(files.filter((file) => !isKnown(file))).toEqual([]);
    expect(ARCHIVE_FILES.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
    expect(files.filter((file) => /\.(tsx?|[mc]ts|map|c|cc|cpp|h|gyp|md|po|test\.\w+)$/.test(file))).toEqual([]);
  });

  it.each(packed)('names every package of the archive in the notices ($arch)', ({ resources }) => {
    const notices = readFileSync(join(resources, 'resources/third-party-notices.txt'), 'utf8');
    const manifests = listArchive(resources).filter((file) =>
      /node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(file),
    );
    const packages = manifests.map(
      (file) =>
        JSON.parse(extractFile(join(resources, 'app.asar'), file).toString()) as { name: string; version: string },
    );
    const titles = packages.map(({ name, version }) => `${name} ${version}`);
    expect(titles.length).toBeGreaterThan(6);
    const missing = titles.filter((title) => !title.startsWith('@img/sharp-') && !notices.includes(`\n${title} (`));
    expect(missing).toEqual([]);
    const known = listProductionPackages(projectRoot);
    const folders = manifests.map((file) => file.replace(/^.*node_modules\/|\/package\.json$/g, ''));
    expect(folders.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(packed)('brings a manifest without anything of development ($arch)', ({ resources }) => {
    const manifest = JSON.parse(extractFile(join(resources, 'app.asar'), 'package.json').toString()) as object;
    expect(manifest).toMatchObject({ name: 'reinstate', license: 'MIT', main: 'out/main/main.js' });
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  it.each(packed)(
    'stays within the budget, on disk and in the installer ($arch)',
    ({ arch, resources }) => {
      // Electron's own folder is counted by nobody: the made-up one has a few bytes.
      const sizes = listSizes(resources);
      const installed = [...sizes.values()].reduce((sum, size) => sum + size, 0) / MB;
      const all = [...sizes.keys()].map((file) => readFileSync(join(resources, file)));
      const params = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_windowLog]: 27 };
      const download = zstdCompressSync(Buffer.concat(all), { params }).length / MB;
      const hasSharp = existsSync(join(resources, `app.asar.unpacked/node_modules/@img/sharp-${native}-${arch}`));
      const missing = hasSharp ? { installed: 0, download: 0 } : SHARP_NATIVES_MB;
      expect(installed + missing.installed).toBeLessThan(INSTALLED_BUDGET_MB);
      expect(download + missing.download).toBeLessThan(DOWNLOAD_BUDGET_MB);
    },
    120_000,
  );

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

  it.each(packed)('brings the resources as plain files, and no others ($arch)', ({ resources }) => {
    const files = [...listSizes(join(resources, 'resources')).keys()];
    expect(files.filter((file) => !RESOURCE_FILES.some((pattern) => pattern.test(file)))).toEqual([]);
    for (const name of [
      'catalogue/reasons.json',
      'fonts/NotoSans-Regular.ttf',
      'icons/icon.png',
      'ocr/eng.traineddata.gz',
      'ocr/LICENSE.txt',
      'sample-case/case.json',
      'third-party-notices.txt',
      'LICENSE.txt',
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
      expect(plist).toMatch(/CFBundleTypeIconFile<\/key>\s*<string>document\.icns/);
      expect(plist).toMatch(/UTTypeIdentifier<\/key>\s*<string>app\.reinstate\.case/);
      expect(existsSync(join(folder, 'Reinstate.app/Contents/Resources/document.icns'))).toBe(true);
    });
  }

  if (system === 'win') {
    it.each(packed)('records the archive hash in the program ($arch)', ({ program }) => {
      expect(readFileSync(program).includes(String.raw`"file":"resources\\app.asar","alg":"SHA256"`)).toBe(true);
    });
  }
});

describe('the packed application', () => {
  const system = { win32: 'win', darwin: 'mac', linux: 'linux' }[process.platform as string] as PackSystem | undefined;
  const own = locatePacked(system ?? 'linux', join(work, 'dist')).find(({ arch }) => arch === process.arch);

  it.skipIf(system === undefined || own === undefined)(
    'starts from nothing but what is in it, with its natives',
    async () => {
      const root = join(work, 'unpacked');
      extractAll(join(own?.resources ?? '', 'app.asar'), root);
      symlinkSync(join(own?.resources ?? '', 'resources'), join(root, 'resources'), 'junction');
      const dataDir = join(work, 'data');
      mkdirSync(dataDir);
      const browser = await chromium.launch((await chooseBrowser()).options);
      const app = await launchOnStandin(join(root, 'out/main/main.js'), root, { dataDir }, browser);
      try {
        const page = await app.firstWindow();
        expect(await page.title()).toMatch(/Reinstate/);
        const call = (name: string): Promise<unknown> =>
          page.evaluate(
            (asked) => (globalThis as unknown as { reinstate: Bridge }).reinstate.call(asked as never, {}),
            name,
          );
        // The sample case takes in PDFs and pictures: the store, the vault and the process that looks into files must all run.
        expect(await call('cases.openExample')).toMatchObject({ ok: true });
      } finally {
        await app.close();
        await browser.close();
      }
      expect(app.problems).toEqual([]);
      expect(globSync('node_modules/**/*.node', { cwd: root }).length).toBeGreaterThan(0);
    },
    120_000,
  );
});

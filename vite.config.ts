import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Modules that stay outside the main bundle: Electron itself, and packages that load a binary from their own folder. */
const MAIN_EXTERNALS = ['electron', 'better-sqlite3', 'sharp', 'libheif-js'];

/** One `vite build` makes the page, the main process (with one file for each worker) and the preload. */
export default defineConfig({
  root: join(root, 'renderer'),
  // Relative addresses: the page is served by the application's own protocol, never from a web server's root.
  base: './',
  publicDir: false,
  plugins: [
    react(),
    lingui({ cwd: root }),
    babel({ presets: [linguiTransformerBabelPreset({}, { cwd: root })] }),
    optimizeLocales.vite({ locales: ['en-US', 'zh-CN'] }),
    pdfjsFiles(),
    nativeBrotli(),
    listBundledPackages(),
  ],
  build: {
    target: 'chrome150',
    emptyOutDir: true,
    reportCompressedSize: false,
    // Inlined scripts, styles and fonts would be refused by the page's Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
  environments: {
    client: { build: { outDir: join(root, 'out/renderer'), rolldownOptions: { checks: { pluginTimings: false } } } },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: MAIN_EXTERNALS },
      build: {
        ssr: true,
        target: 'node24',
        minify: false,
        sourcemap: true,
        outDir: join(root, 'out/main'),
        rolldownOptions: {
          input: mainEntries(),
          external: MAIN_EXTERNALS,
          // Chunks lie beside the entries, so that `new URL('./x-worker.js', import.meta.url)` is right from any of them.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        ssr: true,
        target: 'chrome150',
        minify: false,
        outDir: join(root, 'out/preload'),
        rolldownOptions: {
          input: { preload: join(root, 'electron/preload.ts') },
          external: ['electron'],
          // A sandboxed preload must be one CommonJS file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {},
});

/** main.ts, the process that workers live in, the one that copies the data, and every worker: each under its own name, because it is started by its file's path. */
function mainEntries(): Record<string, string> {
  const files = [
    'electron/main.ts',
    'electron/jobs/line-process.ts',
    'electron/app/copies/copy-process.ts',
    ...globSync('electron/**/*-worker.ts', { cwd: root, exclude: ['electron/jobs/**'] }),
  ];
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(root, file)]));
}

/**
 * Puts what pdf.js loads by address beside the page, under pdfjs/: its worker, character maps, standard fonts, colour
 * profiles, and the decoders written in plain JavaScript (the page's policy forbids WebAssembly, so `useWasm: false`).
 */
function pdfjsFiles(): Plugin {
  const source = join(root, 'node_modules/pdfjs-dist');
  const patterns = ['build/pdf.worker.min.mjs', 'cmaps/*', 'standard_fonts/*', 'iccs/*', 'wasm/*_nowasm_fallback.js'];
  return {
    name: 'reinstate:pdfjs-files',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      for (const file of globSync(patterns, { cwd: source })) {
        const fileName = `pdfjs/${file.replaceAll('\\', '/').replace(/^build\//, '')}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(source, file)) });
      }
    },
  };
}

/** The font library wants Brotli for a kind of font file that packets don't hold. */
function nativeBrotli(): Plugin {
  return {
    name: 'reinstate:native-brotli',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'main',
    resolveId: (id) => (id === 'brotli/decompress.js' ? join(root, 'electron/pdf/text/native-brotli.ts') : undefined),
  };
}

/**
 * Writes out/bundled/<environment>.json: the folders of the packages whose code is in the bundle. Notices of their licences are
 * collected from it (`npm run notices`), and tests/packaging asks for each.
 */
function listBundledPackages(): Plugin {
  return {
    name: 'reinstate:list-bundled-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? Object.entries(file.modules) : [],
      );
      const files = modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([file]) => file);
      const packageFolder = /node_modules[\\/](?:.*node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/]+/;
      const folders = files.flatMap((file) => packageFolder.exec(file)?.[0] ?? []);
      const found = [...new Set(folders.map((folder) => folder.replaceAll('\\', '/')))].sort();
      mkdirSync(join(root, 'out/bundled'), { recursive: true });
      writeFileSync(join(root, `out/bundled/${this.environment.name}.json`), `${JSON.stringify(found, null, 2)}\n`);
    },
  };
}

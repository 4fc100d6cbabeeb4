import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Bundles the benchmark's process and the packet worker as the application's are: entries with shared chunks, beside
 * node_modules, where native packages are found.
 * @returns the file to run
 */
export async function bundleExport(): Promise<string> {
  const dir = here('../../node_modules/.cache/reinstate-bench');
  await build({
    input: { 'export-child': here('export-child.ts'), 'packet-worker': here('../../electron/pdf/packet-worker.ts') },
    platform: 'node',
    external: ['sharp', 'libheif-js'],
    resolve: { alias: { 'brotli/decompress.js': here('../../electron/pdf/text/native-brotli.ts') } },
    logLevel: 'silent',
    output: { dir, cleanDir: true, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  });
  return `${dir}/export-child.mjs`;
}

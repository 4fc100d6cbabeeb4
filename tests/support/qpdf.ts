import { createRequire } from 'node:module';
import createQpdf, { type QpdfInstance } from '@neslinesli93/qpdf-wasm';

const wasmPath = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm');

type QpdfModule = QpdfInstance & { readonly FS: { readonly writeFile: (path: string, data: Uint8Array) => void } };
type QpdfOptions = { readonly locateFile: () => string; readonly noInitialRun: boolean };

/**
 * Runs qpdf (WebAssembly, no binary of the machine) on one file that it only reads; gives its exit code. This build keeps
 * what it prints to itself.
 */
export async function askQpdf(pdf: Uint8Array, args: readonly string[]): Promise<number> {
  return (await run(pdf, ['/in.pdf', ...args])).status;
}

/** `qpdf --check`: structure, cross-reference, and whether every stream decodes. 0 is clean, 2 an error, 3 a warning. */
export function checkWithQpdf(pdf: Uint8Array): Promise<number> {
  return askQpdf(pdf, ['--check']);
}

/**
 * Everything in a file as text: object streams opened, streams decompressed. Words that must not be in a packet are not
 * in here.
 */
export async function unpackWithQpdf(pdf: Uint8Array): Promise<string> {
  const { status, read } = await run(pdf, [
    '/in.pdf',
    '--qdf',
    '--object-streams=disable',
    '--decode-level=generalized',
    '/out.pdf',
  ]);
  if (status !== 0 && status !== 3) throw new Error(`qpdf --qdf ended with ${status}`);
  return Buffer.from(read('/out.pdf')).toString('latin1');
}

async function run(pdf: Uint8Array, args: readonly string[]) {
  const create = createQpdf as unknown as (options: QpdfOptions) => Promise<QpdfModule>;
  const qpdf = await create({ locateFile: () => wasmPath, noInitialRun: true });
  qpdf.FS.writeFile('/in.pdf', pdf);
  const status = qpdf.callMain([...args]);
  return { status, read: (path: string): Uint8Array => qpdf.FS.readFile(path) };
}

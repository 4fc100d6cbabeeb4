import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What we use of the engine's interface (tesseract.js-core 7, Emscripten bindings of TessBaseAPI). */
export type TesseractModule = {
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
};

export type TesseractApi = {
  /** @returns 0 when all languages are loaded */
  Init(folder: string, languages: string, engineMode: number): number;
  /** Reads the picture `/input`. @returns 0 when it could be read */
  SetImageFile(orientation: number, angle: number): number;
  SetSourceResolution(dotsPerInch: number): void;
  /** @returns 0 when it went well */
  Recognize(monitor: null): number;
  GetTSVText(pageIndex: number): string;
  Clear(): void;
  End(): void;
};

type StartModule = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: () => void;
  readonly printErr: (line: string) => void;
}) => Promise<TesseractModule>;

/** Node's types leave it to those of the browser, which this side of the application does without. */
declare const WebAssembly: { readonly validate: (bytes: Uint8Array) => boolean };

/** Modules that use an instruction, to ask the processor and V8 whether they have it (as wasm-feature-detect does). */
const HEAD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10];
const USES_SIMD = [...HEAD, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
const USES_RELAXED_SIMD = [...HEAD, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11];

/** The fastest build of the engine that this computer can run, without the package's name. */
export function chooseCore(): string {
  if (WebAssembly.validate(new Uint8Array(USES_RELAXED_SIMD))) return 'tesseract-core-relaxedsimd-lstm';
  return WebAssembly.validate(new Uint8Array(USES_SIMD)) ? 'tesseract-core-simd-lstm' : 'tesseract-core-lstm';
}

/**
 * Starts the engine. Its code is given to it as bytes, so that it never looks for them itself.
 * @param onMessage gets what the engine would write to the console
 */
export async function loadTesseract(onMessage: (line: string) => void, core = chooseCore()): Promise<TesseractModule> {
  const require = createRequire(import.meta.url);
  const start = require(`tesseract.js-core/${core}.js`) as StartModule;
  const wasmBinary = readFileSync(require.resolve(`tesseract.js-core/${core}.wasm`));
  return start({ wasmBinary, print: () => undefined, printErr: onMessage });
}

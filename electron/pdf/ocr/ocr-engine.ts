import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { OcrLanguageFile } from '../../../shared/domain/ocr.ts';
import { say, spellOut, type Said } from '../../../shared/domain/said.ts';
import { loadTesseract, type TesseractApi, type TesseractModule } from './load-tesseract.ts';
import { readRecognition, type Recognition } from './read-recognition.ts';

/** A page as the engine sees it: grey, one byte for each pixel, row by row from the top. */
export type GreyPage = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Of these pixels. */
  readonly dotsPerInch: number;
};

export type OcrEngine = {
  /** Same page, same words: nothing is kept from one page to the next. */
  readonly recognise: (page: GreyPage) => Recognition;
  readonly close: () => void;
};

/** A file of language data that the engine can't use. */
export class LanguageDataError extends Error {
  readonly said: Said;
  constructor(code: string) {
    const said = say`The language file “${code}” can’t be used: it is damaged, or made for another program.`;
    super(spellOut(said));
    this.name = 'LanguageDataError';
    this.said = said;
  }
}

const INPUT = '/input';
/** The neural engine alone (`OEM_LSTM_ONLY`); the older one isn't in the builds that we ship. */
const LSTM_ONLY = 1;
/** The largest file of the public data sets has 50 MB; a small one may hide more than the memory holds. */
const MAX_LANGUAGE_BYTES = 256 * 1024 * 1024;
const GZIP_MAGIC = 0x1f8b;

/**
 * An engine that reads the given languages.
 * @throws LanguageDataError when a file is not what the engine needs
 */
export async function openOcrEngine(languages: readonly OcrLanguageFile[]): Promise<OcrEngine> {
  const module = await loadTesseract(() => undefined);
  for (const { code, file } of languages) writeLanguage(module, code, file);
  const api = new module.TessBaseAPI();
  initialise(api, languages);
  return {
    recognise: (page) => recognise(module, api, page),
    close: () => api.End(),
  };
}

/** @throws LanguageDataError */
export async function checkLanguageFile(language: OcrLanguageFile): Promise<void> {
  const engine = await openOcrEngine([language]);
  // Damage behind the head of the file shows only when it is used.
  const pixels = new Uint8Array(64 * 32).fill(255).fill(0, 64 * 8, 64 * 9);
  try {
    engine.recognise({ width: 64, height: 32, pixels, dotsPerInch: 300 });
  } catch {
    throw new LanguageDataError(language.code);
  }
  engine.close();
}

function writeLanguage({ FS }: TesseractModule, code: string, file: string): void {
  const target = `/${code}.traineddata`;
  try {
    FS.writeFile(target, unpack(readFileSync(file)));
  } catch {
    throw new LanguageDataError(code);
  }
}

function unpack(bytes: Buffer): Uint8Array {
  const isPacked = bytes.length > 2 && bytes.readUInt16BE(0) === GZIP_MAGIC;
  return isPacked ? gunzipSync(bytes, { maxOutputLength: MAX_LANGUAGE_BYTES }) : bytes;
}

function initialise(api: TesseractApi, languages: readonly OcrLanguageFile[]): void {
  const codes = languages.map(({ code }) => code).join('+');
  let isReady = false;
  try {
    isReady = api.Init('/', codes, LSTM_ONLY) === 0;
  } catch {
    // Damaged data make the engine abort.
  }
  if (!isReady) throw new LanguageDataError(codes);
}

function recognise({ FS }: TesseractModule, api: TesseractApi, page: GreyPage): Recognition {
  const { width, height, pixels, dotsPerInch } = page;
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  FS.writeFile(INPUT, Buffer.concat([head, pixels.subarray(0, width * height)]));
  const isRead = api.SetImageFile(1, 0) === 0;
  FS.unlink(INPUT);
  if (!isRead) throw new Error('The engine could not take the picture');
  api.SetSourceResolution(dotsPerInch);
  if (api.Recognize(null) !== 0) throw new Error('The engine failed');
  const found = readRecognition(api.GetTSVText(0), width, height);
  api.Clear();
  return found;
}

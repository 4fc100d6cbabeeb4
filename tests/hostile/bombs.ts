import { PDF_BOMBS } from './pdf-bombs.ts';
import { PICTURE_BOMBS } from './picture-bombs.ts';
import { MAIL_BOMBS, TABLE_BOMBS, TEXT_BOMBS } from './text-bombs.ts';

export type Bomb = {
  /** What the user would see; its ending breaks the tie between kinds of text. */
  readonly fileName: string;
  readonly name: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  /** Takes seconds of an idle processor: only in the long run. */
  readonly isSlow: boolean;
};

const KINDS: Readonly<Record<string, Readonly<Record<string, Bomb['make']>>>> = {
  'bomb.pdf': PDF_BOMBS,
  bomb: PICTURE_BOMBS,
  'bomb.eml': MAIL_BOMBS,
  'bomb.csv': TABLE_BOMBS,
  'bomb.txt': TEXT_BOMBS,
};

const SLOW = new Set([
  ...['predictor with huge rows', 'page of 60 MB', '300,000 annotations', 'predictor with rows of one byte'],
  ...['page of 60 MB of open brackets', 'name of 20 MB', '600,000 objects', 'run lengths of 15 MB'],
  ...['page of 1 GB, deflated 1:1000', 'three filters', '20 MB of object numbers', '200,000 names'],
  ...['100,000 parts of one page', '1,000,000 objects', '20 MB of open strings', 'object stream of 1 GB'],
  ...['PNG whose colour profile is 1 GB', 'PNG whose text is 1 GB', 'PNG with 1 GB behind its pixels'],
  ...['PNG one pixel wide', 'TIFF of a thousand huge pages', 'TIFF that is its own next page'],
  ...['interlaced PNG of 99 megapixels, 16 bits', 'JPEG of 1,000 scans', 'G4 fax of 9,000 by 11,000'],
  ...['an attachment of 150 MB in base64', '150 MB of base64 in one line', '500 columns and 100,000 rows'],
  ...['groups in groups', 'HTML with 500,000 brothers', '60 MB of commas in rows', '6 million rows of two'],
  ...['quotation marks alone', 'quotation marks that never fit', '20 MB of mixed directions'],
  ...['20 MB of right-to-left text', 'a letter with five million marks', '100,000 pieces of one parameter'],
  ...['10 MB of letters with ten marks each', '20 MB of characters that the fonts lack', 'Arabic that is one word'],
  ...['20 MB of different characters', '10 MB of joined families', 'open quotation marks in every row'],
  ...['100,000 cells of 500 lines', 'formulas by the million', '60 MB in one line', '50,000 streams without an end'],
  ...['100,000 objects without an end', 'UTF-16 of 60 MB', '20 MB of soft line ends', 'a cell of 60 MB'],
]);

/** Every bomb there is. */
export function listBombs(): readonly Bomb[] {
  return Object.entries(KINDS).flatMap(([fileName, bombs]) =>
    Object.entries(bombs).map(([name, make]) => ({ fileName, name, make, isSlow: SLOW.has(name) })),
  );
}

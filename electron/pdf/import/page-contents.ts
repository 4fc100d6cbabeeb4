import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFObject, PDFPageLeaf } from 'pdf-lib';
import { decodeStream } from '../source/decode-stream.ts';
import { formatNumbers, findDict, type Box } from '../source/pdf-values.ts';
import { measureBalance } from './graphics-balance.ts';

/** Resources that own drawing adds to. */
const EXTENDED = ['Font', 'XObject', 'ExtGState'] as const;

/**
 * Gives a page resources of its own, so that adding to them changes no other page. A page's resources are often shared by
 * all pages of its file.
 */
export function ownResources(leaf: PDFPageLeaf): PDFDict {
  const { context } = leaf;
  const own = shallowCopy(findDict(leaf, 'Resources'), leaf);
  for (const key of EXTENDED) own.set(PDFName.of(key), shallowCopy(findDict(own, key), leaf));
  leaf.set(PDFName.of('Resources'), own);
  return context.lookup(own, PDFDict);
}

function shallowCopy(dict: PDFDict | undefined, leaf: PDFPageLeaf): PDFDict {
  return dict ? PDFDict.fromMapWithContext(dict.asMap(), leaf.context) : PDFDict.withContext(leaf.context);
}

/** Adds an external object to a page that owns its resources or is given its own. Returns its name. */
export function addXObject(leaf: PDFPageLeaf, prefix: string, object: PDFObject): string {
  const resources = ownResources(leaf);
  const xObjects = resources.lookup(PDFName.of('XObject'), PDFDict);
  let number = 1;
  while (xObjects.has(PDFName.of(`${prefix}${number}`))) number += 1;
  xObjects.set(PDFName.of(`${prefix}${number}`), object);
  return `${prefix}${number}`;
}

type Wrapping = {
  /** Content to stand behind the page's own, in the page's untouched user space. */
  readonly after?: string;
  /** What the page's own content may draw on. */
  readonly clip?: Box;
};

/**
 * Puts content around a page's own, which stays byte for byte. The page's own content can't disturb what stands behind
 * it, even when it leaves graphics states open.
 */
export function wrapContents(leaf: PDFPageLeaf, { after = '', clip }: Wrapping): void {
  const { context } = leaf;
  const contents = leaf.get(PDFName.of('Contents'));
  const found = context.lookup(contents);
  const own = found instanceof PDFArray ? found.asArray() : contents ? [contents] : [];
  const balance = measureBalance(joinContents(leaf, own));
  const [x1, y1, x2, y2] = clip ?? [0, 0, 0, 0];
  const before = `${clip ? `q ${formatNumbers([x1, y1, x2 - x1, y2 - y1])} re W n ` : ''}${'q '.repeat(1 + balance.excessRestores)}`;
  const end = `${'Q '.repeat(1 + balance.openSaves)}${clip ? 'Q ' : ''}`;
  leaf.set(
    PDFName.of('Contents'),
    context.obj([
      context.register(context.stream(`${before}\n`)),
      ...own,
      context.register(context.stream(`\n${end}\n${after}\n`)),
    ]),
  );
}

function joinContents(leaf: PDFPageLeaf, contents: readonly PDFObject[]): Uint8Array {
  const parts = contents.map((content) => {
    const stream = content instanceof PDFRef ? leaf.context.lookup(content) : content;
    return stream instanceof PDFRawStream ? (decodeStream(stream)?.bytes ?? new Uint8Array()) : new Uint8Array();
  });
  // Streams of one page are read as if white space stood between them.
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

import { PDFArray, PDFDict, PDFInvalidObject, PDFName, PDFNull, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDF_LIMITS, PdfTooComplexError } from '../source/limits.ts';
import { say } from '../../../shared/domain/said.ts';

export type ObjectCopier = {
  /**
   * A copy for the target, cleaned. Objects behind references are copied too, each once, however often it is called.
   */
  copy(value: PDFObject): PDFObject;
  /** The same, for dictionaries whose keys are free names (resources): no key of theirs means anything. */
  copyNamed(value: PDFObject): PDFObject;
  /** References that lead to nothing or to something unreadable; they became null. */
  readonly missing: ReadonlySet<PDFRef>;
  /** Copies of optional content groups (layers), by their reference in the source. */
  readonly layers: ReadonlyMap<PDFRef, PDFRef>;
};

type Options = {
  readonly source: PDFContext;
  readonly target: PDFContext;
  /** Dictionaries that must not come along: catalog, page tree, pages. A way to them becomes null. */
  readonly isBarred: (dict: PDFDict) => boolean;
};

/**
 * Keys that never reach the packet, wherever they stand: scripts and triggers, hidden files, metadata (GPS, names of
 * people and machines), private data of editors, ties to a structure tree that stays behind, pages outside the file.
 */
const DROPPED_KEYS = new Set(
  [
    ...['AA', 'OpenAction', 'JS', 'AcroForm', 'XFA', 'RichMediaContent', 'RichMediaSettings'],
    ...[
      'AF',
      'EF',
      'EmbeddedFiles',
      'Metadata',
      'PieceInfo',
      'LastModified',
      'Thumb',
      'SpiderInfo',
      'ID',
      'OPI',
      'Ref',
    ],
    ...['StructParent', 'StructParents', 'StructTreeRoot', 'CreatorInfo', 'Usage', 'PtData', 'Measure'],
  ].map((key) => PDFName.of(key)),
);

/** On streams also what makes their data come from elsewhere, and the length, which the writer states. */
const DROPPED_STREAM_KEYS = new Set(['Length', 'F', 'FFilter', 'FDecodeParms', 'DL'].map((key) => PDFName.of(key)));

/** Values of /S that make a dictionary an action (PDF 1.7, table 198, and ISO 32000-2). */
const ACTIONS = new Set(
  [
    ...['GoTo', 'GoToR', 'GoToE', 'GoToDp', 'Launch', 'Thread', 'URI', 'Sound', 'Movie', 'Hide', 'Named', 'SubmitForm'],
    ...['ResetForm', 'ImportData', 'JavaScript', 'SetOCGState', 'Rendition', 'Trans', 'GoTo3DView', 'RichMediaExecute'],
  ].map((name) => PDFName.of(name)),
);

/** Keys whose value is a dictionary of free names. A font may well be called /AA. */
const NAMED_KEYS = new Set(
  ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties', 'CharProcs', 'Colorants'].map(
    (key) => PDFName.of(key),
  ),
);

const TYPE = PDFName.of('Type');
const S = PDFName.of('S');
const OCG = PDFName.of('OCG');

/**
 * Copies objects from one document to another, by what they hold and not by what they are called: a copy is complete but
 * for what DROPPED_KEYS and `isBarred` leave out. Stream data are shared with the source, not copied.
 *
 * pdf-lib's own copier takes along every object that a page can reach, other pages and scripts included.
 */
export function createObjectCopier({ source, target, isBarred }: Options): ObjectCopier {
  const copied = new Map<PDFRef, PDFObject>();
  const missing = new Set<PDFRef>();
  const layers = new Map<PDFRef, PDFRef>();
  const queue: { readonly ref: PDFRef; readonly value: PDFObject; readonly isNamed: boolean }[] = [];

  const canCopy = (value: PDFObject | undefined, isNamed: boolean): value is PDFObject =>
    isReadable(value) && !(value instanceof PDFDict && (isBarred(value) || (!isNamed && isAction(value))));

  const copyRef = (ref: PDFRef, isNamed: boolean): PDFObject => {
    const known = copied.get(ref);
    if (known) return known;
    const value = source.lookup(ref);
    if (!isReadable(value) && value !== PDFNull) missing.add(ref);
    if (!canCopy(value, isNamed)) {
      copied.set(ref, PDFNull);
      return PDFNull;
    }
    const copy = target.nextRef();
    copied.set(ref, copy);
    if (value instanceof PDFDict && value.get(TYPE) === OCG) layers.set(ref, copy);
    queue.push({ ref: copy, value, isNamed });
    return copy;
  };

  const copyDict = (dict: PDFDict, into: PDFDict, isNamed: boolean, depth: number, isStream: boolean): PDFDict => {
    for (const [key, value] of dict.entries()) {
      if (!isNamed && (DROPPED_KEYS.has(key) || (isStream && DROPPED_STREAM_KEYS.has(key)))) continue;
      const copy = copyValue(value, !isNamed && NAMED_KEYS.has(key), depth + 1);
      if (copy !== PDFNull) into.set(key, copy);
    }
    return into;
  };

  const copyValue = (value: PDFObject, isNamed: boolean, depth: number): PDFObject => {
    if (depth > PDF_LIMITS.treeDepth) throw new PdfTooComplexError(say`its objects are nested too deeply`);
    if (value instanceof PDFRef) return copyRef(value, isNamed);
    if (value instanceof PDFRawStream) {
      return PDFRawStream.of(copyDict(value.dict, PDFDict.withContext(target), false, depth, true), value.contents);
    }
    if (value instanceof PDFDict) {
      if (!canCopy(value, isNamed)) return PDFNull;
      return copyDict(value, PDFDict.withContext(target), isNamed, depth, false);
    }
    if (value instanceof PDFArray) {
      const array = PDFArray.withContext(target);
      value.asArray().forEach((item) => array.push(copyValue(item, false, depth + 1)));
      return array;
    }
    return value;
  };

  const copyAll = (value: PDFObject, isNamed: boolean): PDFObject => {
    const copy = copyValue(value, isNamed, 0);
    // Grows while it is walked.
    for (const next of queue) target.assign(next.ref, copyValue(next.value, next.isNamed, 0));
    queue.length = 0;
    return copy;
  };

  return {
    copy: (value) => copyAll(value, false),
    copyNamed: (value) => copyAll(value, true),
    missing,
    layers,
  };
}

function isReadable(value: PDFObject | undefined): value is PDFObject {
  return value !== undefined && value !== PDFNull && !(value instanceof PDFInvalidObject);
}

function isAction(dict: PDFDict): boolean {
  const kind = dict.lookup(S);
  return kind instanceof PDFName && ACTIONS.has(kind);
}

/** Whether a key is one of those that never reach the packet, whatever it holds; on streams, or on any dictionary. */
export function isDroppedKey(key: PDFName, isStream = false): boolean {
  return DROPPED_KEYS.has(key) || (isStream && DROPPED_STREAM_KEYS.has(key));
}

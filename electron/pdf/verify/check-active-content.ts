import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check } from './check-context.ts';
import { isArray, isKind, type PdfDict, type PdfValue } from './pdf-value.ts';

/** Keys that make a PDF do something, hide something or tell something. None may stand in a packet. */
const FORBIDDEN_KEYS = new Set([
  ...[
    'AA',
    'JS',
    'JavaScript',
    'XFA',
    'AcroForm',
    'EmbeddedFiles',
    'EF',
    'AF',
    'RichMediaContent',
    'RichMediaSettings',
  ],
  ...['Metadata', 'PieceInfo', 'StructParents', 'StructParent', 'Thumb', 'OPI', 'SpiderInfo', 'Encrypt'],
]);

/** Kinds of actions and annotations that may not stand in a packet. */
const FORBIDDEN_KINDS = new Set([
  ...['JavaScript', 'Launch', 'SubmitForm', 'ResetForm', 'ImportData', 'GoToR', 'GoToE', 'URI', 'Rendition', 'Hide'],
  ...['SetOCGState', 'RichMediaExecute', 'RichMedia', 'FileAttachment', 'Widget', 'Screen', 'Movie', 'Sound', '3D'],
]);

/** Dictionaries whose keys are free names: a font called /AA is nothing to fear. */
const FREE_NAMES = new Set([
  ...['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties', 'CharProcs', 'Colorants'],
]);

/**
 * Looks at every object of the file, reachable or not: nothing active, hidden or telling; every reference leads
 * somewhere; no page outside the page tree.
 */
export const checkActiveContent: Check = (packet) => {
  const { reader } = packet;
  const faults: PacketFault[] = [];
  const pages = new Set(packet.pages.map((page) => page.objectNumber));
  const known = new Set(reader.numbers);
  const free = new Set<number>();
  const suspects = new Map<number, string>();

  const note = (number: number, reason: string | undefined, depth: number): void => {
    // Whether a whole object is a dictionary of free names is known only when all objects have been seen.
    if (reason && depth === 0) suspects.set(number, reason);
    else if (reason) faults.push(fault('active-content', null, `Object ${number} holds ${reason}.`));
  };
  const follow = (target: number, number: number, isFree: boolean): void => {
    if (isFree) free.add(target);
    if (known.has(target)) return;
    faults.push(fault('structure', null, `Object ${number} refers to object ${target}, which is missing.`));
  };
  const visit = (value: PdfValue | undefined, number: number, isFree: boolean, depth: number): void => {
    if (isKind(value, 'ref')) follow(value.number, number, isFree);
    if (isArray(value)) for (const item of value) visit(item, number, false, depth + 1);
    const dict = isKind(value, 'stream') ? value.dict : value;
    if (!isKind(dict, 'dict')) return;
    if (!isFree) note(number, findForbidden(dict), depth);
    dict.entries.forEach((entry, key) => {
      if (typeof entry === 'object' && entry !== null) visit(entry, number, !isFree && FREE_NAMES.has(key), depth + 1);
    });
  };

  for (const number of reader.numbers) {
    const value = reader.findObject(number);
    visit(value, number, false, 0);
    if (isKind(value, 'dict') && nameOf(value, 'Type') === 'Page' && !pages.has(number)) {
      faults.push(fault('structure', null, `Object ${number} is a page that isn't in the list of pages.`));
    }
  }
  for (const [number, reason] of suspects) {
    if (!free.has(number)) faults.push(fault('active-content', null, `Object ${number} holds ${reason}.`));
  }
  return faults;
};

function findForbidden(dict: PdfDict): string | undefined {
  for (const key of dict.entries.keys()) if (FORBIDDEN_KEYS.has(key)) return `/${key}`;
  for (const key of ['S', 'Subtype', 'Type']) {
    const name = nameOf(dict, key);
    if (name === 'EmbeddedFile' || name === 'Filespec') return `/${name}`;
    if (name && key !== 'Type' && FORBIDDEN_KINDS.has(name)) return `/${name}`;
  }
  return undefined;
}

function nameOf(dict: PdfDict, key: string): string | undefined {
  const value = dict.entries.get(key);
  return isKind(value, 'name') ? value.name : undefined;
}

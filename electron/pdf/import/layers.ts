import { PDFDict, PDFRef } from 'pdf-lib';
import { findArray, findDict, findName } from '../source/pdf-values.ts';

/**
 * The layers (optional content groups) of a document that are hidden when it is opened on a screen (PDF 1.7, 8.11.4):
 * base state, then /ON and /OFF, then what the groups themselves ask for on viewing. Without this list in the packet,
 * every hidden layer would show.
 */
export function listHiddenLayers(catalog: PDFDict): ReadonlySet<PDFRef> {
  const properties = findDict(catalog, 'OCProperties');
  const config = properties && findDict(properties, 'D');
  if (!properties || !config) return new Set();
  const hidden = new Set<PDFRef>();
  if (findName(config, 'BaseState') === 'OFF') listRefs(properties, 'OCGs').forEach((ref) => hidden.add(ref));
  listRefs(config, 'ON').forEach((ref) => hidden.delete(ref));
  listRefs(config, 'OFF').forEach((ref) => hidden.add(ref));
  applyViewStates(config, hidden);
  return hidden;
}

function applyViewStates(config: PDFDict, hidden: Set<PDFRef>): void {
  const automatic = findArray(config, 'AS');
  for (let index = 0; automatic && index < automatic.size(); index += 1) {
    const rule = automatic.lookup(index);
    if (!(rule instanceof PDFDict) || findName(rule, 'Event') !== 'View') continue;
    for (const ref of listRefs(rule, 'OCGs')) {
      const group = config.context.lookup(ref);
      const usage = group instanceof PDFDict ? findDict(group, 'Usage') : undefined;
      const view = usage && findDict(usage, 'View');
      const state = view && findName(view, 'ViewState');
      if (state === 'OFF') hidden.add(ref);
      if (state === 'ON') hidden.delete(ref);
    }
  }
}

function listRefs(dict: PDFDict, key: string): readonly PDFRef[] {
  return (findArray(dict, key)?.asArray() ?? []).filter((value) => value instanceof PDFRef);
}

import type { CaseFile } from '../../../shared/domain/case-file.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { findEntry } from '../../../shared/domain/catalogue.ts';
import { planKitContents, type KitContents, type KitExhibit } from '../../../shared/domain/channel-kit.ts';
import type { ChannelRules } from '../../../shared/domain/channel-rules.ts';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';

/** What decides a kit's contents. */
export type KitChannel = {
  /** Null when no channel is chosen: everything goes in. */
  readonly rules: ChannelRules | null;
  readonly contents: KitContents;
};

/** The kit of a case for a channel. */
export function makeKitChannel(
  exhibits: readonly PacketExhibit[],
  file: CaseFile,
  catalogue: Catalogue,
  rules: ChannelRules | null,
): KitChannel {
  const kitExhibits = exhibits.map((exhibit) => makeKitExhibit(exhibit, file, catalogue));
  return { rules, contents: planKitContents(kitExhibits, rules) };
}

function makeKitExhibit(exhibit: PacketExhibit, file: CaseFile, catalogue: Catalogue): KitExhibit {
  const { evidenceId, label, title, source, pages } = exhibit;
  const type = file.evidence.find(({ id }) => id === evidenceId)?.type ?? '';
  return {
    ...{ evidenceId, label, title, pages, fileName: source.fileName, mime: source.mime },
    mayBePictured: mayBePictured(catalogue, type),
    isEnclosed: exhibit.enclosed !== undefined,
  };
}

const IDENTITY_GROUP = 'Identity and address';

/** Papers that prove who and where somebody is go as they are or not at all: a picture made by a program may count as altered. */
function mayBePictured(catalogue: Catalogue, type: string): boolean {
  const found = findEntry(catalogue.documentTypes, type);
  return found !== undefined && found.group !== IDENTITY_GROUP;
}

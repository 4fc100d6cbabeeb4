import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PacketFault, PacketFaultRule } from '../../shared/domain/packet.ts';

/** What each rule of reading back found. What exactly, with objects and bytes, the log and the command line say. */
const WORDS: Readonly<Record<PacketFaultRule, MessageDescriptor>> = {
  'active-content': msg`The packet holds something that could act by itself.`,
  annotation: msg`A page made by Reinstate bears something that isn’t ours.`,
  bookmark: msg`A bookmark is missing, or does not lead where it should.`,
  citation: msg`A reference names another page than the one that it leads to.`,
  encryption: msg`The packet is encrypted.`,
  'file-missing': msg`A file of the packet is missing.`,
  'file-unknown': msg`There is a file that is not part of the packet.`,
  font: msg`The letters of a page are not in the packet.`,
  hash: msg`A page or a file is not exactly as it was in its source.`,
  index: msg`The list of exhibits does not agree with the pages.`,
  language: msg`The packet doesn’t say which language it is in.`,
  layout: msg`The order of the parts is not as planned.`,
  'link-border': msg`A link is drawn with a frame.`,
  'link-dead': msg`A link leads nowhere.`,
  'link-target': msg`A link leads to another page than it should.`,
  'link-zoom': msg`A link changes the size at which pages are shown.`,
  manifest: msg`The list of files does not agree with the files.`,
  'marked-copy': msg`A page with highlights is not as it should be.`,
  'opening-view': msg`The packet does not open as it should.`,
  original: msg`A page of evidence is in none of the originals.`,
  'page-count': msg`The packet has another number of pages than planned.`,
  'page-labels': msg`The packet counts its pages in two ways.`,
  'page-number': msg`A page does not bear its number.`,
  paste: msg`A text for copying names a place that is not there.`,
  resolution: msg`A picture was made smaller than it may be.`,
  structure: msg`The packet’s file is not built as it should be.`,
  title: msg`The packet’s title is not as it should be.`,
  volumes: msg`The volumes of the packet do not fit together.`,
};

/** A fault of a packet that was read back, in the user's words, with its page where it has one. */
export function describeFault({ rule, page }: Pick<PacketFault, 'rule' | 'page'>): string {
  const words = i18n._(WORDS[rule]);
  return page === null ? words : i18n._(msg`Page ${page}: ${words}`);
}

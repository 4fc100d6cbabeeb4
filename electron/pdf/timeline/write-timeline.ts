import type { Timeline } from '../../../shared/domain/contacts/timeline.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { Paper } from '../../../shared/domain/packet-options.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeStored } from '../../vault/stored-file.ts';
import { writeOwnPages } from '../own-pages/write-own-pages.ts';
import { getPrintFonts } from '../printed/print-file.ts';
import { withoutAddedFaces } from '../text/packet-fonts.ts';
import { layoutTimeline } from './layout-timeline.ts';

export type TimelineTask = {
  readonly timeline: Timeline;
  readonly paper: Paper;
  readonly fontsDir: string;
  /** The file to write. */
  readonly target: StoredFile;
};
export type WrittenTimeline = { readonly pages: number };

/** Writes a timeline as a PDF; the same timeline gives the same bytes. */
export async function writeTimeline({
  timeline,
  paper,
  fontsDir,
  target,
}: TimelineTask): Promise<Result<WrittenTimeline>> {
  // Not the user's own fonts: the file must not change when one of them is taken away.
  const fonts = withoutAddedFaces(getPrintFonts(fontsDir));
  const pages = layoutTimeline(timeline, paper, fonts);
  await writeStored(target, await writeOwnPages(pages, fonts, timeline.title));
  return ok({ pages: pages.length });
}

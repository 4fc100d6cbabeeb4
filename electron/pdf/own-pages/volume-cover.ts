import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { GREY, INK, type Sheet, type TextStyle } from './page-style.ts';
import { paginate, type PageBody } from './paginate.ts';
import { makeSectionTitle } from './section-title.ts';
import { setFactsTable } from './set-facts-table.ts';
import { setPlainText } from './set-text.ts';
import type { VolumePlace } from './volume-place.ts';

/**
 * Lays out the first page of a volume: which one it is, of how many, and what it holds.
 * @param indexPage the page of the first volume on which the index of all exhibits begins
 */
export function layoutVolumeCover(
  plan: PacketPlan,
  volume: VolumePlace,
  indexPage: number,
  fonts: PacketFonts,
  sheet: Sheet,
): readonly PageBody[] {
  const text: TextStyle = { fonts, size: 10.5, leading: 15.5, color: INK };
  const title: TextStyle = { ...text, size: 13, leading: 19 };
  const note: TextStyle = { ...text, size: 9, leading: 13, color: GREY };
  return paginate(
    [
      makeSectionTitle(`Appeal packet, volume ${volume.number} of ${volume.count}`, fonts, sheet.measure),
      { lines: setPlainText(plan.title, title, sheet.measure), spaceBefore: 10 },
      { lines: setFactsTable(plan.letter.facts, fonts, sheet.measure), spaceBefore: 14, divide: 'anywhere' },
      ...listContents(plan, volume, indexPage).map((line) => ({
        lines: setPlainText(line, text, sheet.measure),
        spaceBefore: 8,
      })),
      {
        lines: setPlainText('Each volume is a file of its own and counts its own pages from 1.', note, sheet.measure),
        spaceBefore: 14,
      },
    ],
    sheet,
  );
}

function listContents(plan: PacketPlan, { number, count, exhibitVolumes }: VolumePlace, indexPage: number) {
  const isFull = plan.layout !== 'compact';
  const parts = [...(isFull ? ['the letter'] : []), ...(isFull && plan.plan.length > 0 ? ['the plan'] : [])];
  return Array.from({ length: count }, (_, index) => index + 1).map((each) => {
    const labels = plan.exhibits.filter((_, at) => exhibitVolumes[at] === each).map(({ label }) => label);
    const exhibits = nameExhibits(labels);
    const holds =
      each === 1
        ? [...parts, `the index of all exhibits (page ${indexPage})`, ...exhibits].join(', ')
        : exhibits.join();
    return `Volume ${each}${each === number ? ' (this file)' : ''}: ${holds}`;
  });
}

/** "exhibit B" or "exhibits C to F": a volume's exhibits follow each other. */
function nameExhibits(labels: readonly string[]): readonly string[] {
  const [first] = labels;
  if (first === undefined) return [];
  return [labels.length === 1 ? `exhibit ${first}` : `exhibits ${first} to ${labels.at(-1)}`];
}

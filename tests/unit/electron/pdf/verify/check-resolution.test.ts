import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { checkResolution } from '../../../../../electron/pdf/verify/check-resolution.ts';
import { listPages } from '../../../../../electron/pdf/verify/packet-outline.ts';
import { openPacket } from '../../../../../electron/pdf/verify/packet-reader.ts';
import { readFromMemory } from '../../../../../electron/pdf/verify-packet.ts';
import { isKind } from '../../../../../electron/pdf/verify/pdf-value.ts';
import { makeGreyJpeg } from '../../../../fixtures/odd-papers/jpeg-papers.ts';

/** A page that shows a picture across so many points. */
async function check(points: number, claimedDpi: (width: number) => number) {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const picture = await doc.embedJpg(await makeGreyJpeg());
  const page = doc.addPage([612, 792]);
  const height = (points * picture.height) / picture.width;
  page.drawImage(picture, { x: 0, y: 0, width: points, height });
  const reader = openPacket(readFromMemory(await doc.save()));
  const catalog = reader.get(reader.trailer, 'Root');
  if (!isKind(catalog, 'dict')) throw new Error('no catalog');
  const dpi = Math.round(claimedDpi(picture.width));
  const exhibit = { label: 'A', evidenceId: 'a', title: 'A', separatorPage: null, firstPage: 1, lastPage: 1 };
  const reduced = { label: 'A', beforeBytes: 2, afterBytes: 1, pictures: 1, dpi, steps: [] };
  return checkResolution(listPages(reader, catalog), {
    report: { sections: [], exhibits: [exhibit], citations: [], size: { exhibits: [reduced] } },
  });
}

const POINTS = 30;

describe('checkResolution', () => {
  it('finds the dots that the report says', async () => {
    expect(await check(POINTS, (width) => (width * 72) / POINTS)).toEqual([]);
  });

  it('names an exhibit whose pictures are coarser or finer than reported', async () => {
    const faults = await check(POINTS, (width) => (width * 72) / POINTS + 40);
    expect(faults).toMatchObject([{ rule: 'resolution', page: 1 }]);
  });

  it('names an exhibit that was brought below 150 dots per inch', async () => {
    const faults = await check(POINTS * 20, (width) => (width * 72) / (POINTS * 20));
    expect(faults).toMatchObject([{ rule: 'resolution' }]);
  });
});

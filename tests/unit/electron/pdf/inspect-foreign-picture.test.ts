import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectForeignPicture } from '../../../../electron/pdf/inspect-foreign-picture.ts';
import { findEvidenceMime } from '../../../../electron/pdf/intake/file-kind.ts';
import type { Refusal } from '../../../../electron/pdf/intake/inspection.ts';
import type { ForeignMime } from '../../../../electron/pdf/pictures/foreign-picture.ts';
import * as papers from '../../../fixtures/odd-papers/converted-papers.ts';

const KINDS = [
  ['image/webp', papers.makeLossyWebp],
  ['image/gif', papers.makeMovingGif],
  ['image/bmp', papers.makeBmp],
  ['image/tiff', papers.makePagedTiff],
  ['image/heic', async () => papers.readOddHeic()],
] as const;

async function refuse(bytes: Uint8Array, mime: ForeignMime): Promise<Refusal> {
  const verdict = await inspectForeignPicture(bytes, mime);
  if (verdict.ok) throw new Error('it was taken');
  return verdict.refusal;
}

/** Writes a 32-bit number, little-endian, where an entry of the first directory of a TIFF has its value. */
function setTag(tiff: Uint8Array, tag: number, value: number): Uint8Array {
  const changed = Buffer.from(tiff);
  const directory = changed.readUInt32LE(4);
  for (let entry = directory + 2; entry < directory + 2 + changed.readUInt16LE(directory) * 12; entry += 12) {
    if (changed.readUInt16LE(entry) !== tag) continue;
    changed.writeUInt16LE(4, entry + 2);
    changed.writeUInt32LE(value, entry + 8);
  }
  return changed;
}

describe('inspectForeignPicture', () => {
  it.each(KINDS)('takes %s, known by its content, and says that it is converted', async (mime, make) => {
    const bytes = await make();
    expect(findEvidenceMime(bytes)).toBe(mime);
    const verdict = await inspectForeignPicture(bytes, mime);
    if (!verdict.ok) throw new Error(verdict.refusal.message);
    const { findings, ...facts } = verdict.inspection;
    expect(facts).toMatchObject({
      kind: 'image',
      mime,
      width: 600,
      height: 400,
      pageCount: mime === 'image/tiff' ? 3 : 1,
    });
    expect(findings[0]).toMatchObject({ rule: 'converted', level: 'info', fix: expect.stringContaining('unchanged') });
    expect(findings.some(({ rule }) => rule === 'animation')).toBe(mime === 'image/gif');
  });

  it.each(KINDS)('refuses %s without its end, or with nothing but its head', async (mime, make) => {
    const bytes = await make();
    for (const length of [bytes.length / 2, bytes.length / 8, 30]) {
      const refusal = await refuse(bytes.subarray(0, Math.floor(length)), mime);
      expect(refusal.code).toBe('damaged');
      expect(refusal.message).toMatch(/^The picture is damaged: /);
    }
  });

  it.each(KINDS)('answers for any damage to %s, and never throws', { timeout: 60_000 }, async (mime, make) => {
    const bytes = await make();
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        expect(typeof (await inspectForeignPicture(changed, mime)).ok).toBe('boolean');
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('refuses sizes beyond 100 megapixels before it decodes', async () => {
    const tiff = setTag(setTag(await papers.makePlainTiff(), 256, 60_000), 257, 60_000);
    expect(await refuse(tiff, 'image/tiff')).toMatchObject({ code: 'too-complex' });
  });

  it('refuses a TIFF whose data lie elsewhere, and one whose pages go round in a circle only once', async () => {
    expect(await refuse(setTag(await papers.makeFaxTiff(), 273, 10_000_000), 'image/tiff')).toMatchObject({
      code: 'damaged',
    });
    const round = Buffer.from(await papers.makeFaxTiff());
    const directory = round.readUInt32LE(4);
    round.writeUInt32LE(directory, directory + 2 + round.readUInt16LE(directory) * 12);
    const verdict = await inspectForeignPicture(round, 'image/tiff');
    if (verdict.ok) expect(verdict.inspection.pageCount).toBe(1);
    else expect(verdict.refusal.code).toBe('damaged');
  });
});

import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { inspectFile } from '../../../../../electron/pdf/inspect-file.ts';
import { hashPicture } from '../../../../../electron/pdf/intake/picture-hash.ts';
import { LOOK_ALIKE_BITS, measureDistance } from '../../../../../shared/domain/look-alikes.ts';
import { makeLookAlikeSet } from '../../../../fixtures/look-alike-set/look-alike-set.ts';
import { REPORTED_FORMS, tallyLookAlikes } from '../../../../fixtures/look-alike-set/tally.ts';
import { aPdf } from '../../../../support/sample-files.ts';

vi.setConfig({ testTimeout: 90_000 });

async function aScan(): Promise<Uint8Array> {
  for await (const { bytes } of makeLookAlikeSet({ forms: { from: 5, count: 1 }, papersOfEach: 1 })) return bytes;
  throw new Error('the set is empty');
}

async function hashOf(bytes: Uint8Array): Promise<string | null> {
  const verdict = await inspectFile(bytes);
  if (!verdict.ok) throw new Error(verdict.refusal.message);
  return verdict.inspection.pictureHash;
}

const isAlike = (one: string | null, other: string | null): boolean =>
  one !== null && measureDistance(one, other) <= LOOK_ALIKE_BITS;

describe('hashPicture', () => {
  it('tells papers that come again from other papers of the same form', async () => {
    const { samePaper, sameForm, otherForm } = await tallyLookAlikes({ ...REPORTED_FORMS, count: 4 }, 3);
    const share = (pairs: { hinted: number; pairs: number }): number => pairs.hinted / pairs.pairs;
    for (const taking of ['saved again', 'darker', 'cropped'])
      expect(samePaper[taking], taking).toMatchObject({ hinted: 12 });
    expect(share(samePaper['scanned again'] ?? otherForm)).toBeGreaterThan(0.7);
    expect(share(sameForm)).toBeLessThan(0.03);
    expect(otherForm.hinted).toBe(0);
  });

  it('sees the same in every kind of file: a scan in a PDF, PNG, WebP, TIFF, and a photo that has to be turned', async () => {
    const scan = await aScan();
    const hash = await hashPicture(scan, 'image/jpeg');
    expect(hash).toMatch(/^[0-9a-f]{100}$/);
    const document = await PDFDocument.create();
    document.addPage([612, 792]).drawImage(await document.embedJpg(scan), { x: 0, y: 0, width: 612, height: 792 });
    const turned = await sharp(scan).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const others: Readonly<Record<string, Uint8Array>> = {
      pdf: await document.save(),
      png: await sharp(scan).png().toBuffer(),
      webp: await sharp(scan).webp().toBuffer(),
      tiff: await sharp(scan).tiff().toBuffer(),
      turned,
    };
    for (const [kind, bytes] of Object.entries(others))
      expect(isAlike(hash, await hashOf(new Uint8Array(bytes))), kind).toBe(true);
  });

  it('has nothing to say of plain pictures, noise-free gradients of little contrast, and pages of text', async () => {
    const plain = (color: string) => sharp({ create: { width: 1200, height: 1600, channels: 3, background: color } });
    const grain = { type: 'gaussian', mean: 245, sigma: 3 } as const;
    const speckled = sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#fff', noise: grain } });
    const dot = Buffer.from('<svg width="1200" height="1600"><circle cx="300" cy="300" r="9"/></svg>');
    const pictures = [plain('#fff'), plain('#123'), speckled, plain('#fff').composite([{ input: dot }])];
    for (const picture of pictures) {
      expect(await hashPicture(new Uint8Array(await picture.png().toBuffer()), 'image/png')).toBeNull();
    }
    expect(await hashPicture(new Uint8Array([1, 2, 3]), 'image/png')).toBeNull();
    expect(await hashOf(await aPdf(2))).toBeNull();
  });
});

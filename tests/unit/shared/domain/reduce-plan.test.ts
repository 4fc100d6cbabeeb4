import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LEAST_DPI,
  listReductionAttempts,
  REDUCTION_STEPS,
  sizeAfter,
  type MeasuredPicture,
} from '../../../../shared/domain/reduce-plan.ts';

const scan = (over: Partial<MeasuredPicture> = {}): MeasuredPicture => ({
  id: 'a',
  sizeBytes: 1_800_000,
  width: 2480,
  height: 3508,
  dpi: 300,
  isExact: false,
  colours: 'colour',
  needsColour: false,
  isPage: true,
  ...over,
});

const anyPicture = fc.record({
  id: fc.uuid(),
  sizeBytes: fc.integer({ min: 100, max: 20_000_000 }),
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
  dpi: fc.double({ min: 20, max: 1200, noNaN: true }),
  isExact: fc.boolean(),
  colours: fc.constantFrom('two' as const, 'grey' as const, 'colour' as const),
  needsColour: fc.boolean(),
  isPage: fc.boolean(),
});
const anyPictures = fc.uniqueArray(anyPicture, { selector: ({ id }) => id, maxLength: 30 });

const stepsOf = (picture: MeasuredPicture, twoColour = false) =>
  listReductionAttempts([picture], { twoColour }).map(({ step }) => step);

describe('the ladder', () => {
  it('goes down for a scan of a letter: 200 dots, grey, 150 dots, and no further', () => {
    expect(stepsOf(scan())).toEqual(['jpeg-200', 'grey-200', 'grey-150']);
  });

  it('goes on to two colours only with consent', () => {
    expect(stepsOf(scan(), true)).toEqual(['jpeg-200', 'grey-200', 'grey-150', 'two-colour']);
  });

  it('keeps the colours that tell something, consent or not', () => {
    expect(stepsOf(scan({ needsColour: true }), true)).toEqual(['jpeg-200', 'jpeg-150']);
  });

  it('keeps photographs out of two colours', () => {
    expect(stepsOf(scan({ isPage: false, colours: 'grey' }), true)).not.toContain('two-colour');
  });

  it('takes dots from pictures that have two colours, down to 200', () => {
    const fax = scan({ colours: 'two', dpi: 600, width: 4960, height: 7016, sizeBytes: 900_000 });
    expect(stepsOf(fax)).toEqual(['fax-300', 'fax-200']);
  });

  it('leaves small pictures and those of papers that must be exact alone', () => {
    expect(stepsOf(scan({ sizeBytes: 20_000 }), true)).toEqual([]);
    expect(stepsOf(scan({ isExact: true }), true)).toEqual([]);
  });

  it('takes the largest expected gain of a rung first, and each rung for all pictures before the next', () => {
    const pictures = [scan({ id: 'small', sizeBytes: 1_500_000 }), scan({ id: 'large', sizeBytes: 4_000_000 })];
    const attempts = listReductionAttempts(pictures, { twoColour: false });
    expect(attempts.slice(0, 2)).toEqual([
      { pictureId: 'large', step: 'jpeg-200' },
      { pictureId: 'small', step: 'jpeg-200' },
    ]);
    const order = attempts.map(({ step }) => ['jpeg-200', 'grey-200', 'grey-150'].indexOf(step));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe('for any pictures, the ladder', () => {
  it('never goes beyond the consent and never touches exact papers', () => {
    fc.assert(
      fc.property(anyPictures, fc.boolean(), (pictures, twoColour) => {
        const byId = new Map(pictures.map((picture) => [picture.id, picture]));
        for (const { pictureId, step } of listReductionAttempts(pictures, { twoColour })) {
          const picture = byId.get(pictureId);
          expect(picture?.isExact).toBe(false);
          if (step === 'two-colour') expect(twoColour && picture?.isPage && !picture.needsColour).toBe(true);
          if (step.startsWith('grey')) expect(picture?.needsColour).toBe(false);
          if (step.startsWith('fax')) expect(picture?.colours).toBe('two');
        }
      }),
    );
  });

  it('never ends below 150 dots per inch, nor below what the picture came with', () => {
    fc.assert(
      fc.property(anyPictures, (pictures) => {
        const byId = new Map(pictures.map((picture) => [picture.id, picture]));
        for (const { pictureId, step } of listReductionAttempts(pictures, { twoColour: true })) {
          const picture = byId.get(pictureId) as MeasuredPicture;
          const after = sizeAfter(picture, step);
          expect(after.dpi).toBeGreaterThanOrEqual(Math.min(LEAST_DPI, picture.dpi));
          expect(after.width / picture.width).toBeGreaterThanOrEqual(Math.min(1, LEAST_DPI / picture.dpi) - 1e-9);
          expect(after.width).toBeLessThanOrEqual(picture.width);
        }
      }),
    );
  });

  it('tries each picture at most once in each form, whatever order they come in', () => {
    fc.assert(
      fc.property(anyPictures, (pictures) => {
        const attempts = listReductionAttempts(pictures, { twoColour: true });
        expect(new Set(attempts.map(({ pictureId, step }) => `${pictureId} ${step}`)).size).toBe(attempts.length);
        expect(listReductionAttempts(pictures.toReversed(), { twoColour: true })).toEqual(attempts);
        expect(attempts.every(({ step }) => REDUCTION_STEPS.includes(step))).toBe(true);
      }),
    );
  });
});

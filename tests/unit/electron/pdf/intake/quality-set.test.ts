import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { judgeQuality } from '../../../../../electron/pdf/intake/picture-quality.ts';
import { makeCutSet } from '../../../../fixtures/quality-set/cut-set.ts';
import { REPORTED_SEEDS, TUNING_SEEDS } from '../../../../fixtures/quality-set/quality-set.ts';
import { JUDGED_RULES, measureAccuracy, tallyQualitySet } from '../../../../fixtures/quality-set/tally.ts';

describe('the labelled set', () => {
  it('keeps the seeds of tuning and reporting apart', () => {
    expect(TUNING_SEEDS.from + TUNING_SEEDS.count).toBeLessThanOrEqual(REPORTED_SEEDS.from);
    expect(REPORTED_SEEDS.count * 7).toBeGreaterThanOrEqual(240);
  });

  // A part of what `npm run bench:inspection` counts; docs/inspection.md has the whole.
  it('is judged as labelled, at least 95 of 100 for each rule', { timeout: 180_000 }, async () => {
    const { pictures, byRule, mistakes } = await tallyQualitySet({ from: REPORTED_SEEDS.from, count: 6 });
    expect(pictures).toBe(42);
    for (const rule of JUDGED_RULES) {
      expect(measureAccuracy(byRule[rule]), `${rule}\n${mistakes.join('\n')}`).toBeGreaterThanOrEqual(0.95);
    }
    expect(byRule.blurred.found + byRule.blurred.missed).toBe(12);
  });
});

describe('the set of cut papers', () => {
  // docs/inspection.md has the figures of more seeds.
  it('is told from whole ones', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    let cut = 0;
    for await (const { bytes, name, label } of makeCutSet({ from: REPORTED_SEEDS.from, count: 3 })) {
      const { width, height } = await sharp(bytes).metadata();
      const { rules } = await judgeQuality(bytes, { width, height, dpi: null });
      if (rules.includes('cut-off') !== (label === 'cut-off')) wrong.push(name);
      cut += label === 'cut-off' ? 1 : 0;
    }
    expect(wrong).toEqual([]);
    expect(cut).toBeGreaterThan(3);
  });
});

describe('measureAccuracy', () => {
  it('counts the labelled and the others half each', () => {
    expect(measureAccuracy({ found: 9, missed: 1, leftAlone: 50, blamed: 50 })).toBeCloseTo(0.7);
    expect(measureAccuracy({ found: 0, missed: 0, leftAlone: 3, blamed: 1 })).toBeCloseTo(0.75);
  });
});

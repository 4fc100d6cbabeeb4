// The golden set: packets of every layout, path, script and kind of paper, compared with what was kept of them
// (tests/fixtures/golden): pages, their look and text, links, bookmarks, fonts. Meant changes: `npm run golden`, then look at
// the difference. Each packet has to pass the 25 points as well (docs/packet-quality.md).
import { readdirSync } from 'node:fs';
import { PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { buildGolden } from '../support/golden/build-golden.ts';
import { compareGolden, describeGolden } from '../support/golden/describe-golden.ts';
import { GOLDEN_RECIPES, type GoldenParts } from '../support/golden/golden-recipes.ts';
import { GOLDEN_DIR, readGolden } from '../support/golden/read-golden.ts';
import { listQualityFaults } from '../support/quality/list-quality-faults.ts';

async function makeParts(name: string): Promise<GoldenParts> {
  const recipe = GOLDEN_RECIPES.find((candidate) => candidate.name === name);
  if (!recipe) throw new Error(`no recipe ${name}`);
  return recipe.make();
}

describe('the golden set', { timeout: 120_000 }, () => {
  it('has at least 30 packets, and keeps nothing of others', () => {
    const names = GOLDEN_RECIPES.map(({ name }) => `${name}.json`);
    expect(names.length).toBeGreaterThanOrEqual(30);
    expect(readdirSync(GOLDEN_DIR).toSorted()).toEqual(names.toSorted());
  });

  it.each(GOLDEN_RECIPES)('$name: is as it was kept, and passes the 25 points', async ({ name, make }) => {
    const built = await buildGolden(await make());
    expect(compareGolden(readGolden(name), await describeGolden(built))).toEqual([]);
    expect(await listQualityFaults(built)).toEqual([]);
  });
});

describe('a change', { timeout: 60_000 }, () => {
  type Change = readonly [what: string, line: RegExp, change: (parts: GoldenParts) => GoldenParts];
  const inPlan = (change: (plan: GoldenParts['plan']) => GoldenParts['plan']) => (parts: GoldenParts) => ({
    ...parts,
    plan: change(parts.plan),
  });
  const changes: readonly Change[] = [
    ['of a title', /title: kept/, inPlan((plan) => ({ ...plan, title: 'Another' }))],
    [
      'of a word of the plan',
      /page 2 .*text: kept/,
      inPlan((plan) => ({ ...plan, plan: plan.plan.map((part) => ({ ...part, heading: `${part.heading}!` })) })),
    ],
    ['of the paper', /size: kept/, inPlan((plan) => ({ ...plan, paper: 'a4' }))],
    [
      'of a frame',
      /pixels: \d+ of 320 blocks/,
      inPlan((plan) => ({ ...plan, exhibits: plan.exhibits.map((exhibit) => ({ ...exhibit, frame: true })) })),
    ],
    [
      'of the order',
      /bookmarks: kept/,
      inPlan((plan) => ({ ...plan, exhibits: plan.exhibits.map((item) => ({ ...item, title: `${item.title}.` })) })),
    ],
  ];

  it.each(changes)('%s is found, and said where', async (_what, line, change) => {
    const built = await buildGolden(change(await makeParts('path-admit')));
    const found = compareGolden(readGolden('path-admit'), await describeGolden(built));
    expect(
      found.some((words) => line.test(words)),
      found.join('\n'),
    ).toBe(true);
  });

  it('of pixels alone is found on its page: a small grey box', async () => {
    const built = await buildGolden(await makeParts('path-admit'));
    const files = await Promise.all(
      built.files.map(async (file) => {
        const doc = await PDFDocument.load(file.bytes, { updateMetadata: false });
        doc.getPage(4).drawRectangle({ x: 100, y: 100, width: 30, height: 12, color: rgb(0.5, 0.5, 0.5) });
        return { ...file, bytes: Buffer.from(await doc.save()) };
      }),
    );
    const found = compareGolden(readGolden('path-admit'), await describeGolden({ files }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /page 5 .*pixels: \d+ of 320 blocks look different, most by \d+ of 255 \(row \d+, column \d+\)/,
    );
  });
});

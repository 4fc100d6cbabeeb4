// Writes tests/fixtures/golden: what each packet of the golden set looks like. Run with `npm run golden` after a change that is
// meant to change packets, and look at the difference; a test compares the files. Names behind it: only those packets.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { buildGolden } from '../support/golden/build-golden.ts';
import { describeGolden, type Golden } from '../support/golden/describe-golden.ts';
import { GOLDEN_RECIPES } from '../support/golden/golden-recipes.ts';
import { GOLDEN_DIR, goldenFile } from '../support/golden/read-golden.ts';

/** A line for each page, so that a difference is readable. */
function formatGolden(golden: Golden): string {
  const files = golden.map(({ pages, ...rest }) => {
    const lines = pages.map((page) => `    ${JSON.stringify(page)}`).join(',\n');
    return `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "pages": [\n${lines}\n  ]\n}`;
  });
  return `[${files.join(',\n')}]\n`;
}

const wanted = process.argv.slice(2);
mkdirSync(GOLDEN_DIR, { recursive: true });
const names = new Set(GOLDEN_RECIPES.map(({ name }) => `${name}.json`));
for (const file of readdirSync(GOLDEN_DIR)) if (!names.has(file)) rmSync(new URL(file, GOLDEN_DIR));
for (const { name, make } of GOLDEN_RECIPES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const golden = await describeGolden(await buildGolden(await make()));
  writeFileSync(goldenFile(name), formatGolden(golden));
  console.log(`${name}: ${golden.map(({ pages }) => pages.length).join(' + ')} pages`);
}

/**
 * How many of the facts that are offered from documents' texts are right, on the labelled texts of
 * tests/fixtures/document-texts: with the places of the words, with their order only, and on texts written after the rules.
 *
 *   npm run bench:facts
 */
import { KEPT_ASIDE } from '../fixtures/document-texts/kept-aside.ts';
import { toPages, toPlainPages } from '../fixtures/document-texts/labelled-text.ts';
import {
  LABELLED_TEXTS,
  MEASURED_FIELDS,
  precisionOf,
  recallOf,
  sumTallies,
  tallyOffers,
  type FieldTally,
} from '../fixtures/document-texts/tally-offers.ts';

const MINIMUM = 0.95;

function main(): void {
  print(
    `${LABELLED_TEXTS.length} texts that the rules were made with, ${KEPT_ASIDE.length} that were written after them`,
  );
  const runs = [
    ['with places', LABELLED_TEXTS, toPages],
    ['order only', LABELLED_TEXTS, toPlainPages],
    ['written after', KEPT_ASIDE, toPages],
  ] as const;
  for (const [name, texts, read] of runs) {
    const { byField, mistakes } = tallyOffers(texts, read);
    const all = sumTallies(MEASURED_FIELDS.map((field) => byField[field]));
    print(`\n${name.padEnd(16)}  stated  found   offered alone  right   several`);
    for (const field of MEASURED_FIELDS) print(line(field, byField[field]));
    print(line('all', all));
    for (const mistake of mistakes) print(`  ${mistake}`);
    if (precisionOf(all) < MINIMUM) process.exitCode = 1;
  }
}

function line(name: string, tally: FieldTally): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(7);
  const cells = [String(tally.stated).padStart(6), percent(recallOf(tally)), String(tally.alone).padStart(14)];
  return `${name.padEnd(16)}  ${cells.join(' ')} ${percent(precisionOf(tally))} ${String(tally.several).padStart(8)}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main();

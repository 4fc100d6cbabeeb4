// The same input gives the same bytes, whatever the clock says, in whatever order and time files are read, whatever else is
// done at the same time: packets of the golden set, built in a shuffled world, side by side with others.
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { getPacketFonts } from '../../electron/pdf/text/get-packet-fonts.ts';
import { writePacket } from '../../electron/pdf/write-packet.ts';
import { type BuildOptions, buildGolden } from '../support/golden/build-golden.ts';
import { GOLDEN_RECIPES, type GoldenRecipe } from '../support/golden/golden-recipes.ts';
import { sha256 } from '../support/kit-files.ts';

const FONTS = 'resources/fonts';
/** Those take seconds of work with pictures each; they are built once again only. */
const SLOW = new Set(['reduced', 'two-colour', 'volumes', 'many-letters', 'many-numbers-compact']);
const quick = GOLDEN_RECIPES.filter(({ name }) => !SLOW.has(name));
const slow = GOLDEN_RECIPES.filter(({ name }) => SLOW.has(name));

const known = new Map<string, readonly string[]>();

async function hashPacket({ name, make }: GoldenRecipe, world?: World): Promise<readonly string[]> {
  const order: BuildOptions['order'] = world && ((list) => (world.isReversed ? list.toReversed() : list));
  const { files } = await buildGolden(await make(), order ? { order } : {});
  const hashes = files.map(({ bytes }) => sha256(bytes));
  if (!known.has(name)) known.set(name, hashes);
  return hashes;
}

type World = {
  readonly time: Date;
  readonly isReversed: boolean;
  readonly threads: number;
  readonly names: readonly string[];
};

const worlds: fc.Arbitrary<World> = fc.record({
  time: fc.date({ min: new Date('1999-12-31'), max: new Date('2099-01-01'), noInvalidDate: true }),
  isReversed: fc.boolean(),
  threads: fc.integer({ min: 1, max: 4 }),
  names: fc.shuffledSubarray(
    quick.map(({ name }) => name),
    { minLength: 3, maxLength: 5 },
  ),
});

const find = (name: string): GoldenRecipe => {
  const recipe = GOLDEN_RECIPES.find((candidate) => candidate.name === name);
  if (!recipe) throw new Error(`no recipe ${name}`);
  return recipe;
};

afterEach(() => {
  vi.useRealTimers();
  sharp.concurrency(0);
});

describe('same input, same bytes', { timeout: 300_000 }, () => {
  it('at any time, with files in any order, beside other exports in any order', async () => {
    for (const recipe of quick) await hashPacket(recipe);
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        vi.useFakeTimers({ toFake: ['Date'], now: world.time });
        sharp.concurrency(world.threads);
        const found = await Promise.all(world.names.map((name) => hashPacket(find(name), world)));
        vi.useRealTimers();
        world.names.forEach((name, index) => expect(found[index], name).toEqual(known.get(name)));
      }),
      { numRuns: 8 },
    );
  });

  it.each(slow)(
    '$name: reduced or divided or large, at another time with another number of threads',
    async (recipe) => {
      const first = await hashPacket(recipe);
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05') });
      sharp.concurrency(1);
      expect(await hashPacket(recipe, { time: new Date(), isReversed: true, threads: 1, names: [] })).toEqual(first);
    },
  );

  it('however long each file takes to be read', async () => {
    const { plan, papers } = await find('odd-pages').make();
    const fonts = getPacketFonts(FONTS);
    const write = async (delays: readonly number[]): Promise<string> => {
      const parts: Buffer[] = [];
      let at = 0;
      const result = await writePacket({
        plan,
        fonts,
        readSource: async (wanted) => {
          const delay = delays[at % delays.length] ?? 0;
          at += 1;
          await new Promise((resolve) => setTimeout(resolve, delay));
          const paper = papers.find(({ bytes }) => sha256(bytes) === wanted);
          return Uint8Array.from(paper?.bytes ?? []);
        },
        sink: { write: (bytes) => void parts.push(Buffer.from(bytes)) },
        signal: new AbortController().signal,
        reportProgress: () => {},
      });
      unwrap(result);
      return sha256(Buffer.concat(parts));
    };
    const first = await write([0]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }), async (delays) => {
        expect(await write(delays)).toBe(first);
      }),
      { numRuns: 5 },
    );
    // It would be seen: another plan is another file.
    expect(known.get('odd-pages')).not.toEqual(known.get('odd-pages-framed'));
  });
});

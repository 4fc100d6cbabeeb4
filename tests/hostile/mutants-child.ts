// Tries the mutants from one number up to another, in a process of its own, and tells its parent of each: first its name, then
// what became of it. Arguments: seed, first number, number behind the last, folder.
import { makeMutant } from './mutate.ts';
import { makeSeedFiles } from './seed-files.ts';
import { createFileTrier } from './try-file.ts';

const [seed = 1, from = 0, to = 0] = process.argv.slice(2, 5).map(Number);
const dir = process.argv[5] ?? '';
/** Every so many mutants, a taken one goes into a packet too. */
const PACKET_EVERY = 7;

const seeds = await makeSeedFiles();
const trier = createFileTrier(dir);
for (let index = from; index < to; index += 1) {
  const { name, act, bytes } = makeMutant(seeds, seed, index);
  const what = `${index} ${name} (${act})`;
  process.send?.({ what });
  const trial = await trier.tryFile(name, bytes, { withPacket: index % PACKET_EVERY === 0 });
  process.send?.({ what, trial });
}
await trier.close();
process.disconnect?.();

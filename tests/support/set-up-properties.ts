// Property tests draw the same cases in every run, so that a change fails for what it did and not by chance.
// FC_SEED=<number> or FC_SEED=random looks elsewhere; a failure prints the seed that found it.
import fc from 'fast-check';

const SEED = 20_261_122;
const asked = process.env['FC_SEED'];

if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? SEED : Number(asked) });

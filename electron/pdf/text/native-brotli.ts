import { brotliDecompressSync } from 'node:zlib';

/** Takes the place of the package `brotli` (0.7 MB, read at each start) in the bundles: Node has Brotli built in. */
export default brotliDecompressSync;

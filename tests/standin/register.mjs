// Loaded with `node --import` before the application's built main process: answers `import 'electron'` with the stand-in,
// and tells it when main.js has been evaluated, because Electron's `ready` waits for that too.
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const standinUrl = new URL('./electron.ts', import.meta.url).href;
const entryUrl = process.argv[1] === undefined ? undefined : pathToFileURL(resolve(process.argv[1])).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'electron') return nextResolve(specifier, context);
    // In Electron a worker thread cannot use the main process's modules either.
    if (!isMainThread) throw new Error("'electron' is not available in a worker thread");
    return { url: standinUrl, shortCircuit: true };
  },
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (url !== entryUrl || !isMainThread) return loaded;
    const text =
      typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source ?? undefined);
    return { ...loaded, source: `${text}\nglobalThis[Symbol.for('standin.main-evaluated')]?.();\n` };
  },
});

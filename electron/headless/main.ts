import '../forbid-network.ts';
import { runHeadless } from './run-headless.ts';

// npm runs scripts in the project's folder, also with --prefix; paths are meant from where the person stands.
const { npm_lifecycle_event: script, INIT_CWD: startedIn } = process.env;
if (script === 'headless' && startedIn) process.chdir(startedIn);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await runHeadless(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  env: process.env,
  now: () => new Date(),
  signal: stop.signal,
});

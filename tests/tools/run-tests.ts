// `npm test`: every check of the project, one after another, and one line at the end that adds them up.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chooseHost } from '../e2e/app.ts';
import { findIsolationObstacle, isolated } from './isolate-network.ts';
import { buildApplication, projectRoot, runProgram, runTool } from './project.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const reports = join(projectRoot, 'out/test-results');

const steps: readonly Step[] = [
  { name: 'type check', run: async () => asCheck(await runTool('typescript/bin/tsc', ['-b'])) },
  { name: 'lint', run: async () => asCheck(await runTool('oxlint/bin/oxlint', ['--type-aware'])) },
  {
    name: 'format',
    run: async () => asCheck(await runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])),
  },
  { name: 'interface texts', run: async () => asCheck(await runTool('@lingui/cli/dist/lingui.js', ['check', 'sync'])) },
  { name: 'build', run: async () => asCheck(await buildApplication()) },
  { name: 'unit, integration, PDF, fault and packaging tests', run: runVitest },
  { name: 'end-to-end tests, every packet counted', run: runPlaywright },
];

mkdirSync(reports, { recursive: true });
process.stdout.write(
  `host of the end-to-end tests: ${chooseHost()} (Node ${process.version}, ${process.platform} ${process.arch})\n`,
);
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const step of steps) {
  process.stdout.write(`\n--- ${step.name}\n`);
  const startedAt = performance.now();
  const counts = await step.run().catch(toFailure);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  lines.push(`${step.name}: ${describe(counts)} in ${seconds} s`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
process.stdout.write(`\n${lines.join('\n')}\n${describe(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function describe(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

function toFailure(error: unknown): Counts {
  process.stderr.write(`${String(error)}\n`);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** A tool that only says yes or no counts as one test. */
function asCheck(code: number | null): Counts {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runVitest(): Promise<Counts> {
  const report = join(reports, 'vitest.json');
  rmSync(report, { force: true });
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  };
  return withCrash(code, {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  });
}

async function runPlaywright(): Promise<Counts> {
  const report = join(reports, 'playwright.json');
  rmSync(report, { force: true });
  const words = ['test', '--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const tool = '@playwright/test/cli.js';
  const obstacle = findIsolationObstacle();
  const packets = join(reports, 'packets.json');
  rmSync(packets, { force: true });
  const code = await (obstacle === undefined
    ? runProgram(...isolated(packets, [join(projectRoot, 'node_modules', tool), ...words]), env)
    : runTool(tool, words, env));
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  if (stats.flaky > 0)
    process.stdout.write(`${stats.flaky} passed only when tried again: see “flaky” above, and mend what hurries.\n`);
  const counts = { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  return countPackets(packets, obstacle, withCrash(code, counts));
}

/** That the whole run sent no packet is one more test; where packets can't be counted, it is skipped with the reason. */
function countPackets(file: string, obstacle: string | undefined, counts: Counts): Counts {
  if (obstacle !== undefined) {
    process.stdout.write(`packets were not counted: ${obstacle}\n`);
    return { ...counts, skipped: counts.skipped + 1 };
  }
  const { packets } = JSON.parse(readFileSync(file, 'utf8')) as { readonly packets: number };
  return packets === 0 ? { ...counts, passed: counts.passed + 1 } : { ...counts, failed: counts.failed + 1 };
}

/** A run that ended badly without a failed test (a file that could not be loaded, a crash) is a failure of its own. */
function withCrash(code: number | null, counts: Counts): Counts {
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

import type { Trial } from './try-file.ts';

export type Tally = {
  readonly add: (what: string, trial: Trial) => void;
  /** Lines for people. */
  readonly describe: () => readonly string[];
  readonly faults: readonly string[];
};

/** Counts what became of many files. */
export function createTally(): Tally {
  const counts = new Map<string, number>();
  const faults: string[] = [];
  const worst = { wallMs: [0, ''], cpuMs: [0, ''], grownBytes: [0, ''] } as Record<
    'wallMs' | 'cpuMs' | 'grownBytes',
    [value: number, what: string]
  >;
  let tried = 0;
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    faults,
    add: (what, trial) => {
      tried += 1;
      count(trial.inspected);
      if (trial.exported !== undefined) count(`packet of a taken file: ${trial.exported}`);
      for (const fault of trial.faults) {
        faults.push(`${what}: ${fault}`);
        process.stderr.write(`${what}: ${fault}\n`);
      }
      for (const key of ['wallMs', 'cpuMs', 'grownBytes'] as const) {
        if (trial[key] > worst[key][0]) worst[key] = [trial[key], what];
      }
    },
    describe: () => [
      `tried: ${tried}`,
      ...[...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, times]) => `${name}: ${times}`),
      `worst time by the clock: ${Math.round(worst.wallMs[0])} ms (${worst.wallMs[1]})`,
      `worst processor time: ${Math.round(worst.cpuMs[0])} ms (${worst.cpuMs[1]})`,
      `worst growth of memory: ${Math.round(worst.grownBytes[0] / 1_048_576)} MB (${worst.grownBytes[1]})`,
      `promises broken: ${faults.length}`,
      ...faults,
    ],
  };
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LockableApp, openLockableApp } from '../../electron/app/lockable-app.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import type { Job } from '../../shared/domain/job.ts';
import { fail, ok, type Result, unwrap } from '../../shared/result.ts';
import { createRandom } from '../hostile/random.ts';
import { createKeychain } from '../standin/keychain.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { processOptions } from '../support/process-options.ts';
import { testOptions } from '../support/test-options.ts';
import { type Growth, judgeGrowth, type Sample } from './judge-growth.ts';
import { createMeter, LIMITS, type Measure } from './measure-process.ts';
import { pickOperation, type Soak } from './soak-operations.ts';

export type SoakReport = {
  readonly growths: readonly Growth<Measure>[];
  readonly samples: readonly Sample<Measure>[];
  /** How often what was done. */
  readonly done: Readonly<Record<string, number>>;
  /** How long all of that took by the clock, in ms. */
  readonly tookMs: Readonly<Record<string, number>>;
  /** Refusals that a user may meet (an export that the checks block, nothing to undo), by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Answers that no user should get. */
  readonly faults: readonly string[];
};

type Options = {
  /** Made for it. */
  readonly dir: string;
  /** The system's folder for temporary files: what is left there counts. */
  readonly tempDir: string;
  readonly operations: number;
  readonly seed: number;
  readonly sampleEvery: number;
  readonly onSample?: (sample: Sample<Measure>) => void;
};

const PASSPHRASE = 'six tall birches by the lake';
/** What the application may say to somebody who presses at random. */
const EXPECTED = new Set(['blocked', 'conflict', 'not-found', 'files-refused']);

/** Uses the whole application at random, on a protected folder, and measures whether anything grows. */
export async function soakApplication(options: Options): Promise<SoakReport> {
  const { dir, tempDir, operations, seed, sampleEvery, onSample } = options;
  const random = createRandom(seed);
  const [dataDir, outDir, backupDir] = ['data', 'out', 'backup'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [dataDir, outDir, backupDir]) mkdirSync(folder, { recursive: true });
  const app = await openApplication({ dir, dataDir, outDir, backupDir });
  const report = { samples: [] as Sample<Measure>[], done: {}, tookMs: {}, refused: {}, faults: [] as string[] };
  const measure = createMeter({ dataDir, tempDir });
  try {
    const soak = { ...connect(app), random, papers: await putPapers(dir), outDir, passphrase: PASSPHRASE };
    await setUp(soak.call);
    for (let operation = 1; operation <= operations; operation += 1) {
      const [name, , act] = pickOperation(random);
      const caseId = await pickCase(soak);
      const startMs = performance.now();
      const result = await act({ ...soak, caseId });
      count(report.tookMs, name, Math.round(performance.now() - startMs));
      count(report.done, name);
      if (!result.ok) {
        count(report.refused, `${name}: ${result.error.code}`);
        if (!EXPECTED.has(result.error.code))
          report.faults.push(`${operation} ${name}: ${JSON.stringify(result.error)}`);
      }
      if (operation % sampleEvery !== 0) continue;
      await settle(soak);
      const sample = { operation, ...(await measure()) };
      report.samples.push(sample);
      onSample?.(sample);
    }
  } finally {
    await app.close();
  }
  return { ...report, growths: judgeGrowth(report.samples, LIMITS) };
}

type Folders = {
  readonly dir: string;
  readonly dataDir: string;
  readonly outDir: string;
  readonly backupDir: string;
};

/** As a window has it, with a keychain in a folder, and foreign files looked into in a process of their own. */
async function openApplication({ dir, dataDir, outDir, backupDir }: Folders): Promise<LockableApp> {
  const keychainDir = join(dir, 'keychain');
  mkdirSync(keychainDir, { recursive: true });
  const options = testOptions(dataDir, {
    ...processOptions(),
    dialogs: {
      chooseFiles: () => Promise.resolve(null),
      chooseFolder: (title) => Promise.resolve(title.includes('backups') ? backupDir : outDir),
    },
  });
  const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
  return unwrap(await openLockableApp({ ...options, deviceKeys }));
}

/** The calls of a window; nothing of what is said is kept. */
function connect(app: LockableApp) {
  const waiting = new Map<JobId, (job: Job) => void>();
  const ended = new Map<JobId, Job>();
  app.subscribe((event, payload) => {
    if (event !== 'jobs.changed') return;
    const job = payload as Job;
    if (!['succeeded', 'failed', 'cancelled'].includes(job.status)) return;
    // A job may end before anybody waits for it.
    ended.clear();
    ended.set(job.id, job);
    waiting.get(job.id)?.(job);
  });
  const call: Soak['call'] = async (channel, input, paths = []) =>
    structuredClone(await app.call(channel, structuredClone(input), structuredClone(paths))) as never;
  const waitFor = async (id: JobId): Promise<Job> => {
    const before = ended.get(id);
    if (before) return before;
    const job = await new Promise<Job>((resolve) => waiting.set(id, resolve));
    waiting.delete(id);
    return job;
  };
  return {
    call,
    readContent: app.readContent,
    finish: async (started: Result<{ readonly jobId: JobId } | null>): Promise<Result<unknown>> => {
      if (!started.ok || started.value === null) return started;
      const { error, result } = await waitFor(started.value.jobId);
      return error ? fail(error) : ok(result);
    },
  };
}

async function setUp(call: Soak['call']): Promise<void> {
  const { groups, asked } = unwrap(await call('protection.makeRecoveryCode', {}));
  const typed = asked.map((number) => groups[number - 1] ?? '');
  unwrap(await call('protection.confirmRecoveryCode', { typed, passphrase: PASSPHRASE }));
  unwrap(await call('folderBackups.choose', {}));
  unwrap(await call('cases.openExample', {}));
  unwrap(await call('cases.create', aNewCase({ title: 'First' })));
}

/** The example rarely: it is far larger than what is added here. */
async function pickCase({ call, random }: Pick<Soak, 'call' | 'random'>): Promise<CaseId> {
  const list = unwrap(await call('cases.list', {}));
  const own = list.filter(({ isExample }) => !isExample);
  if (own.length > 0 && random.integer(0, 10) > 0) return random.pick(own).id;
  return list.length > 0 ? random.pick(list).id : unwrap(await call('cases.create', aNewCase())).id;
}

/** Waits until no job is under way. */
async function settle({ call }: Pick<Soak, 'call'>): Promise<void> {
  const isBusy = async (): Promise<boolean> => {
    const jobs = await call('jobs.list', {});
    return jobs.ok && jobs.value.some(({ status }) => ['queued', 'running', 'cancelling'].includes(status));
  };
  while (await isBusy()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function putPapers(dir: string): Promise<readonly string[]> {
  const pdfs = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => aPdf((number % 3) + 1, `Invoice ${number}`)));
  const pictures = await Promise.all(['#c84', '#48c', '#4c8'].map((color) => aJpeg({ color })));
  return [
    ...pdfs.map((bytes, index) => putFile(dir, `papers/invoice-${index}.pdf`, bytes)),
    ...pictures.map((bytes, index) => putFile(dir, `papers/photo-${index}.jpg`, bytes)),
  ];
}

function count(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

import { describe, expect, it } from 'vitest';
import { forkNodeProcess } from '../../../../electron/jobs/fork-node-process.ts';
import { runInProcess } from '../../../../electron/jobs/run-in-process.ts';
import { putFile } from '../../../support/sample-files.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const SERVE = new URL('../../../../electron/jobs/serve-process.ts', import.meta.url).href;

/** A process that does what its input names. */
function aProcess(): string {
  return putFile(
    createTempDir(),
    'sample-process.mjs',
    `import { serveProcess } from ${JSON.stringify(SERVE)};
     serveProcess(async (act, { signal, reportProgress }) => {
       reportProgress(1, 2, 'half');
       if (act === 'throw') throw new TypeError('a surprise');
       if (act === 'wait') await new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
       if (act === 'spin') for (;;);
       return { ok: true, value: act };
     });`,
  );
}

function run(act: string, signal = new AbortController().signal) {
  const [progress, errors] = [[] as string[], [] as unknown[]];
  const result = runInProcess<string, string>({
    ...{ fork: forkNodeProcess, file: aProcess(), input: act, signal },
    onProgress: (done, total, step) => void progress.push(`${done} of ${total} ${step}`),
    onError: (error) => void errors.push(error),
  });
  return { result, progress, errors };
}

describe('runInProcess', () => {
  it('gives the answer and the progress', async () => {
    const { result, progress } = run('work');
    expect(await result).toEqual({ ok: true, value: 'work' });
    expect(progress).toEqual(['1 of 2 half']);
  });

  it('makes internal of a surprise, and tells what it was', async () => {
    const { result, errors } = run('throw');
    expect(await result).toMatchObject({ error: { code: 'internal' } });
    expect(String(errors[0])).toContain('a surprise');
  });

  it.each(['wait', 'spin'])('stops one that is told to while it is in "%s"', async (act) => {
    const abort = new AbortController();
    const { result, errors } = run(act, abort.signal);
    setTimeout(() => abort.abort(), 500);
    expect(await result).toMatchObject({ error: { code: 'cancelled' } });
    expect(errors).toEqual([]);
  });

  it('starts nothing that was stopped before', async () => {
    expect(await run('work', AbortSignal.abort()).result).toMatchObject({ error: { code: 'cancelled' } });
  });
});

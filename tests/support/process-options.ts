import type { AppOptions } from '../../electron/app/app-options.ts';
import { forkNodeProcess } from '../../electron/jobs/fork-node-process.ts';
import { testOptions } from './test-options.ts';

const ROOT = new URL('../../', import.meta.url);

/** With processes beside the application's own, as the window has them: for files from outside, and for copies of the data. */
export function processOptions(): Pick<AppOptions, 'lineHost' | 'workers'> {
  return {
    lineHost: { fork: forkNodeProcess, file: new URL('electron/jobs/line-process.ts', ROOT) },
    workers: { ...testOptions('').workers, copy: new URL('electron/app/copies/copy-process.ts', ROOT) },
  };
}

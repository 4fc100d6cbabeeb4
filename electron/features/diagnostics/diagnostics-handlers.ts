import type { Handlers } from '../../../shared/contracts/index.ts';
import type { StartState } from '../../../shared/contracts/diagnostics.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findTargetFailure } from '../packets/kit-target.ts';
import { saveNewFile } from '../save-new-file.ts';
import type { ChooseFolder } from '../choose-folder.ts';

type DiagnosticsCalls =
  'system.startState' | 'system.windowUsable' | 'system.restart' | 'diagnostics.report' | 'diagnostics.saveReport';

type Options = {
  readonly start: StartState;
  readonly report: () => string;
  readonly chooseFolder: ChooseFolder;
  /** Ends the application and starts it again; absent without a desktop. */
  readonly restart: (() => void) | undefined;
  readonly newId: () => string;
};

/** Answers the calls `diagnostics.*` and those of `system.*` that are about the start. */
export function createDiagnosticsHandlers(options: Options): Pick<Handlers, DiagnosticsCalls> {
  return {
    'system.startState': () => ok(options.start),
    'system.windowUsable': () => ok(null),
    'system.restart': () => {
      options.restart?.();
      return ok(null);
    },
    'diagnostics.report': () => ok({ text: options.report() }),
    'diagnostics.saveReport': ({ text }) => saveReport(options, text),
  };
}

async function saveReport(options: Options, text: string): Promise<Result<{ path: string }>> {
  const folder = await options.chooseFolder('report');
  if (folder === null) return fail(appError('cancelled', 'No folder was chosen.', {}));
  try {
    const name = { base: 'reinstate-problem-report', ending: '.txt' };
    return ok({ path: await saveNewFile(folder, name, Buffer.from(text), options.newId()) });
  } catch (thrown) {
    const failure = findTargetFailure(thrown, folder);
    if (failure) return fail(failure);
    throw thrown;
  }
}

import type { Case } from '../../shared/domain/case.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { openCaseInput } from './open-case-input.ts';
import type { NamedInput } from './read-passphrase.ts';

/** Brings a case folder or an archive into the store, so that a command works on what the window would work on. */
export async function importCaseInput(app: App, named: NamedInput, signal: AbortSignal): Promise<Result<Case>> {
  const input = await openCaseInput(app, named, signal);
  if (!input.ok) return input;
  try {
    return await app.services.importFolder(input.value.read, { isExample: false });
  } finally {
    await input.value.close();
  }
}

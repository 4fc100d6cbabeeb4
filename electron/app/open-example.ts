import { join } from 'node:path';
import type { Case } from '../../shared/domain/case.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readCaseFolder, type InspectFile, type ReadCaseFolder } from '../case-folder/read-case-folder.ts';

/** Gives the made-up case that comes with the application, and puts it into the store when it isn't there yet. */
export function createExampleOpener(options: {
  readonly resourcesDir: string;
  readonly catalogue: Catalogue;
  readonly inspect: InspectFile;
  readonly findExample: () => Case | undefined;
  readonly importFolder: (read: ReadCaseFolder) => Promise<Result<Case>>;
}): () => Promise<Result<Case>> {
  const bringIn = async (): Promise<Result<Case>> => {
    const { catalogue, inspect } = options;
    const read = await readCaseFolder(join(options.resourcesDir, 'sample-case'), { catalogue, inspect });
    return read.ok ? options.importFolder(read.value) : read;
  };
  let running: Promise<Result<Case>> | undefined;
  return async () => {
    const found = options.findExample();
    if (found) return ok(found);
    // A second click while the first is at work gets the same case.
    running ??= bringIn().finally(() => (running = undefined));
    return running;
  };
}

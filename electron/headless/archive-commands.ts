import { type Command, UsageError } from './command.ts';

const notYet = (name: string): Promise<never> =>
  Promise.reject(new UsageError(`${name} is not built yet: this version keeps a case as a folder, see "export"`));

/** Announced, refused for now: a case in one file needs the archive format, which comes with a later version. */
export const archiveCommand: Command = {
  name: 'archive',
  usage: 'archive <folder> --out <file>',
  summary: 'a case in one file (not built yet)',
  operands: { min: 1, max: 1 },
  options: ['out'],
  run: () => notYet('archive'),
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore <file> --data <dir>',
  summary: 'a case from one file (not built yet)',
  operands: { min: 1, max: 1 },
  options: [],
  run: () => notYet('restore'),
};

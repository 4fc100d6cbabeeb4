import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ArchiveManifest } from '../../shared/domain/archive.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { readCaseFolder } from '../case-folder/read-case-folder.ts';
import { makeArchiveSeal } from '../case-folder/archive-seal.ts';
import { writeArchive } from '../case-folder/write-archive.ts';
import { type Command, UsageError } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { openHeadlessApp } from './open-headless-app.ts';
import { ARCHIVE_PASSPHRASE, ARCHIVE_PASSPHRASE_USAGE, readNewArchivePassphrase } from './read-passphrase.ts';

/** `archive <folder> --out <file>`: a case folder with all its files in one file, with their hashes. */
export const archiveCommand: Command = {
  name: 'archive',
  usage: `archive <folder> --out <file> ${ARCHIVE_PASSPHRASE_USAGE}`,
  summary: 'packs the folder of an appeal into one file',
  operands: { min: 1, max: 1 },
  options: ['out', ARCHIVE_PASSPHRASE],
  run: async (input, host) => {
    const out = input.options['out'] ?? '';
    if (out === '') throw new UsageError('archive needs --out <file>');
    const passphrase = await readNewArchivePassphrase(input);
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    try {
      const archived = await archiveFolder(
        opened.value,
        { folder: resolve(input.operands[0] ?? ''), out: resolve(out), passphrase },
        host.signal,
      );
      if (!archived.ok) return reportError(archived.error, input.json, host);
      const { files } = archived.value;
      const { size } = await stat(resolve(out));
      if (input.json) host.print(`${JSON.stringify({ archive: out, bytes: size, files }, null, 2)}\n`);
      else host.print(`${out}: ${files.length} files, ${size} bytes\n`);
      return EXIT.done;
    } finally {
      await opened.value.close();
    }
  },
};

/** Only a folder that can be read again is packed. */
async function archiveFolder(
  { catalogue, pdf }: App,
  {
    folder,
    out,
    passphrase,
  }: { readonly folder: string; readonly out: string; readonly passphrase: string | undefined },
  signal: AbortSignal,
): Promise<Result<ArchiveManifest>> {
  const read = await readCaseFolder(folder, { catalogue, inspect: pdf.inspect, signal });
  if (!read.ok) return read;
  const { noticeFile } = read.value.folder.case;
  const names = [
    'case.json',
    ...read.value.files.keys(),
    ...read.value.sentFiles.keys(),
    ...(noticeFile === null ? [] : [noticeFile]),
  ];
  return writeArchive(folder, names, out, passphrase === undefined ? undefined : await makeArchiveSeal(passphrase));
}

import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LocalDate } from '../../shared/domain/dates.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { findTargetFailure } from '../features/packets/kit-target.ts';
import { saveNewFile } from '../features/save-new-file.ts';
import { type Command, UsageError } from './command.ts';
import { parseDateOption } from './date-option.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { importCaseInput } from './import-case-input.ts';
import { openHeadlessApp } from './open-headless-app.ts';
import { ARCHIVE_PASSPHRASE, ARCHIVE_PASSPHRASE_USAGE, readNamedInput, type NamedInput } from './read-passphrase.ts';

/** `timeline <folder or archive> --out <dir>`: the log of contacts as pages and as a table. */
export const timelineCommand: Command = {
  name: 'timeline',
  usage: `timeline <folder or archive> --out <dir> [--date YYYY-MM-DD] ${ARCHIVE_PASSPHRASE_USAGE}`,
  summary: 'writes the log of contacts as contact-timeline.pdf and .csv',
  operands: { min: 1, max: 1 },
  options: ['out', 'date', ARCHIVE_PASSPHRASE],
  run: async (input, host) => {
    const out = input.options['out'] ?? '';
    if (out === '') throw new UsageError('timeline needs --out <dir>');
    const date = parseDateOption(input.options['date'], host.now());
    const named = await readNamedInput(input);
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    try {
      const files = await writeBoth(opened.value, { input: named, out: resolve(out), date }, host.signal);
      if (!files.ok) return reportError(files.error, input.json, host);
      if (input.json) host.print(`${JSON.stringify({ files: files.value }, null, 2)}\n`);
      else host.print(files.value.map((file) => `${file}\n`).join(''));
      return EXIT.done;
    } finally {
      await opened.value.close();
    }
  },
};

type Order = { readonly input: NamedInput; readonly out: string; readonly date: LocalDate };

async function writeBoth(app: App, { input, out, date }: Order, signal: AbortSignal): Promise<Result<string[]>> {
  const imported = await importCaseInput(app, input, signal);
  if (!imported.ok) return imported;
  const files: string[] = [];
  for (const format of ['pdf', 'csv'] as const) {
    if (signal.aborted) return fail(appError('cancelled', 'The timeline was cancelled', {}));
    const bytes = await app.services.timelines.render(imported.value.id, format, date);
    if (!bytes.ok) return bytes;
    try {
      await mkdir(out, { recursive: true });
      files.push(
        await saveNewFile(out, { base: 'contact-timeline', ending: `.${format}` }, bytes.value, String(process.pid)),
      );
    } catch (thrown) {
      const failure = findTargetFailure(thrown, out);
      if (failure) return fail(failure);
      throw thrown;
    }
  }
  return ok(files);
}

import { type Command, UsageError } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { importCaseInput } from './import-case-input.ts';
import { openHeadlessApp } from './open-headless-app.ts';
import { ARCHIVE_PASSPHRASE, ARCHIVE_PASSPHRASE_USAGE, readNamedInput } from './read-passphrase.ts';

/** `restore <file> --data <dir>`: a case from an archive (or a case folder) back into a data folder. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: `restore <file> --data <dir> ${ARCHIVE_PASSPHRASE_USAGE}`,
  summary: 'brings an archived appeal back into a data folder',
  operands: { min: 1, max: 1 },
  options: [ARCHIVE_PASSPHRASE],
  run: async (input, host) => {
    const data = input.options['data'] ?? host.env['REINSTATE_DATA'] ?? '';
    if (data === '') throw new UsageError('restore needs --data <dir>, the folder that is to hold the appeal');
    const named = await readNamedInput(input);
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const restored = await importCaseInput(app, named, host.signal);
      if (!restored.ok) return reportError(restored.error, input.json, host);
      const { id, title } = restored.value;
      const evidence = app.services.evidence.list(id).length;
      if (input.json) host.print(`${JSON.stringify({ data, caseId: id, title, evidence }, null, 2)}\n`);
      else
        host.print(
          `"${title}" is in ${data} again, with ${evidence} ${evidence === 1 ? 'piece' : 'pieces'} of evidence\n`,
        );
      return EXIT.done;
    } finally {
      await app.close();
    }
  },
};

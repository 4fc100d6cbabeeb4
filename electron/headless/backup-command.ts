import { resolve } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { type Command, type CommandInput, requireData } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { openHeadlessApp } from './open-headless-app.ts';

/** `backup --data <dir> [--out <file>]`: a checked copy of the database, among the others or where one wants it. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup --data <dir> [--out <file>]',
  summary: 'copies the database of a data folder (without the evidence files)',
  operands: { min: 0, max: 0 },
  options: ['out'],
  run: async (input, host) => {
    const data = requireData(input, host, 'the folder to back up');
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const made = await backUp(app, input, data);
      if (!made.ok) return reportError(made.error, input.json, host);
      host.print(input.json ? `${JSON.stringify({ backup: made.value }, null, 2)}\n` : `${made.value}\n`);
      return EXIT.done;
    } finally {
      await app.close();
    }
  },
};

async function backUp({ services }: App, { options }: CommandInput, data: string): Promise<Result<string>> {
  const { out } = options;
  if (out === undefined) {
    const created = await services.backups.create();
    return created.ok ? ok(resolve(data, 'backups', created.value.name)) : created;
  }
  const exported = await services.backups.exportTo(resolve(out));
  return exported.ok ? ok(resolve(out)) : exported;
}

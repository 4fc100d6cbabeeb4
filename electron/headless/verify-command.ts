import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PacketFault } from '../../shared/domain/packet.ts';
import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { verifyKit } from '../features/packets/verify-kit.ts';
import type { Command } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { openHeadlessApp } from './open-headless-app.ts';

/** `verify <kit dir or packet.pdf>`: compares hashes, pages, links and bookmarks, and names each fault. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify <kit dir or packet.pdf>',
  summary: 'checks hashes, page numbers, links, bookmarks; names each fault',
  operands: { min: 1, max: 1 },
  options: [],
  run: async (input, host) => {
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const faults = await verify(app, resolve(input.operands[0] ?? ''), host.signal);
      if (!faults.ok) return reportError(faults.error, input.json, host);
      const isOk = faults.value.length === 0;
      if (input.json) host.print(`${JSON.stringify({ ok: isOk, faults: faults.value }, null, 2)}\n`);
      else host.print(isOk ? 'Everything is as it was written.\n' : faults.value.map(describe).join(''));
      return isOk ? EXIT.done : EXIT.foundErrors;
    } finally {
      await app.close();
    }
  },
};

async function verify({ pdf }: App, path: string, signal: AbortSignal): Promise<Result<readonly PacketFault[]>> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return fail(appError('not-found', `There is no ${path}`, { what: 'kit', id: path }));
  if (stats.isDirectory()) return verifyKit(path, { verifyPacket: pdf.verifyPacket, signal });
  return pdf.verifyPacket({ file: path, report: null, signal });
}

function describe({ rule, page, message }: PacketFault): string {
  return page === null ? `[${rule}] ${message}\n` : `[${rule}] page ${page}: ${message}\n`;
}

import { type Command, requireData } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { openHeadlessApp } from './open-headless-app.ts';

/** `report --data <dir>`: the text of a problem report, as the window shows it. Nothing is sent. */
export const reportCommand: Command = {
  name: 'report',
  usage: 'report --data <dir>',
  summary: 'prints a problem report: versions, system, settings, counts, last errors; no evidence and no names',
  operands: { min: 0, max: 0 },
  options: [],
  run: async (input, host) => {
    requireData(input, host, 'the folder to report on');
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    try {
      const text = opened.value.services.diagnostics.report();
      host.print(input.json ? `${JSON.stringify({ text }, null, 2)}\n` : text);
      return EXIT.done;
    } finally {
      await opened.value.close();
    }
  },
};

import type { LocalDate } from '../../shared/domain/dates.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import type { Command, CommandHost } from './command.ts';
import { parseDateOption } from './date-option.ts';
import { describeFinding, reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { importCaseInput } from './import-case-input.ts';
import { openHeadlessApp } from './open-headless-app.ts';
import { readAddressPapers } from './read-address-papers.ts';
import { ARCHIVE_PASSPHRASE, ARCHIVE_PASSPHRASE_USAGE, readNamedInput, type NamedInput } from './read-passphrase.ts';
import { toJsonText } from '../../shared/json-text.ts';

/** `check <folder or archive>`: prints the findings, worst first. */
export const checkCommand: Command = {
  name: 'check',
  usage: `check <folder or archive> [--date YYYY-MM-DD] ${ARCHIVE_PASSPHRASE_USAGE}`,
  summary: 'prints the findings',
  operands: { min: 1, max: 1 },
  options: ['date', ARCHIVE_PASSPHRASE],
  run: async (input, host) => {
    const date = parseDateOption(input.options['date'], host.now());
    const named = await readNamedInput(input);
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const findings = await checkInput(app, named, date, host);
      if (!findings.ok) return reportError(findings.error, input.json, host);
      if (input.json) host.print(toJsonText({ findings: findings.value }));
      else host.print(describeFindings(findings.value));
      return findings.value.some((finding) => finding.level === 'error') ? EXIT.foundErrors : EXIT.done;
    } finally {
      await app.close();
    }
  },
};

/** The case passes through the store, so that the command line finds exactly what the window finds. */
async function checkInput(
  app: App,
  named: NamedInput,
  date: LocalDate,
  host: CommandHost,
): Promise<Result<readonly Finding[]>> {
  const imported = await importCaseInput(app, named, host.signal);
  if (!imported.ok) return imported;
  await readAddressPapers(app, imported.value.id, host);
  return app.services.caseFiles.check(imported.value.id, date);
}

function describeFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing found.\n';
  return findings.map((finding) => `${describeFinding(finding)}\n`).join('');
}

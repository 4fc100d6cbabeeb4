import type { VaultProblem } from '../../shared/domain/vault-check.ts';
import { type Command, requireData } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { openHeadlessApp } from './open-headless-app.ts';

/** `check-vault --data <dir>`: hashes every evidence file again and names those that are not as they were taken in. */
export const checkVaultCommand: Command = {
  name: 'check-vault',
  usage: 'check-vault --data <dir>',
  summary: 'hashes every evidence file of a data folder again; names missing and damaged ones',
  operands: { min: 0, max: 0 },
  options: [],
  run: async (input, host) => {
    requireData(input, host, 'the folder to check');
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const result = await app.services.vaultCheck.check({
        signal: host.signal,
        report: () => undefined,
        keep: () => undefined,
      });
      if (!result.ok) return reportError(result.error, input.json, host);
      const { checked, problems } = result.value;
      const isOk = problems.length === 0;
      if (input.json) host.print(`${JSON.stringify({ ok: isOk, checked, problems }, null, 2)}\n`);
      else host.print(isOk ? `${checked} files, each as it was taken in.\n` : problems.map(describe).join(''));
      return isOk ? EXIT.done : EXIT.foundErrors;
    } finally {
      await app.close();
    }
  },
};

function describe({ sha256, problem, uses }: VaultProblem): string {
  const places = uses.map(
    ({ title, fileName, caseTitle, isRemoved, isEarlierVersion }) =>
      `  "${title}" (${fileName}) in "${caseTitle}"${isEarlierVersion ? ', earlier version' : ''}${isRemoved ? ', removed' : ''}\n`,
  );
  return `${problem}: ${sha256}\n${places.join('')}`;
}

import { findAppError } from '../../shared/errors.ts';
import { archiveCommand } from './archive-command.ts';
import { backupCommand } from './backup-command.ts';
import { checkCommand } from './check-command.ts';
import { checkVaultCommand } from './check-vault-command.ts';
import { type Command, type CommandHost, UsageError } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { exportCommand } from './export-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { noticeCommand } from './notice-command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { reportCommand } from './report-command.ts';
import { restoreBackupCommand } from './restore-backup-command.ts';
import { restoreCommand } from './restore-command.ts';
import { timelineCommand } from './timeline-command.ts';
import { verifyCommand } from './verify-command.ts';

const COMMANDS: readonly Command[] = [
  exportCommand,
  checkCommand,
  noticeCommand,
  inspectCommand,
  verifyCommand,
  timelineCommand,
  archiveCommand,
  restoreCommand,
  backupCommand,
  restoreBackupCommand,
  checkVaultCommand,
  reportCommand,
];

const HELP = new Set(['help', '--help', '-h']);

/** Runs one command of the command line to its end. */
export async function runHeadless(words: readonly string[], host: CommandHost): Promise<ExitCode> {
  const [name = '', ...rest] = words;
  if (HELP.has(name) || rest.includes('--help')) {
    host.print(describeUsage());
    return EXIT.done;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const problem = name === '' ? 'Which command?' : `There is no command "${name}".`;
    host.note(`${problem}\n\n${describeUsage()}`);
    return EXIT.wrongUse;
  }
  try {
    return await command.run(parseCommandLine(command, rest), host);
  } catch (thrown) {
    return reportThrown(thrown, command, rest.includes('--json'), host);
  }
}

function reportThrown(thrown: unknown, command: Command, json: boolean, host: CommandHost): ExitCode {
  if (thrown instanceof UsageError) {
    host.note(`${thrown.message}\nUsage: ${command.usage}\n`);
    return EXIT.wrongUse;
  }
  const expected = findAppError(thrown);
  if (expected) return reportError(expected, json, host);
  host.note(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
  return EXIT.unexpected;
}

function describeUsage(): string {
  const lines = COMMANDS.map(({ usage, summary }) => `  ${usage}\n      ${summary}\n`);
  return `Usage: npm run -s headless -- <command> [--json] [--data <dir>]\n\n${lines.join('')}
For a protected data folder: --recovery-code-file <file> or --passphrase-file <file>, or REINSTATE_RECOVERY_CODE or
REINSTATE_PASSPHRASE in the environment. For a sealed archive: --archive-passphrase-file <file>, with the passphrase as its
first line. Without --data, nothing is kept.
Exit codes: 0 done, 1 unexpected, 2 wrong use, 3 the input was refused, 4 done but a check found errors.\n`;
}

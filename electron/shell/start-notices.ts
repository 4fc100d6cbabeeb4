import type { AppError } from '../../shared/errors.ts';
import type { SettledRestore } from '../app/app-options.ts';

export type StartNotice = { readonly title: string; readonly text: string };

/**
 * What the box says when the data can't be opened: what is wrong, that nothing was changed, where the data lie, and what
 * to do.
 */
export function describeStartFailure(error: AppError, dataDir: string): StartNotice {
  const folder = `Your data folder: ${dataDir}`;
  const parts = [error.message, ...adviseOn(error, dataDir), folder];
  return { title: 'Reinstate could not open its data', text: parts.join('\n\n') };
}

/** A database on another computer is damaged by a lost connection, and two computers may open it at once. */
export function describeNetworkFolder(dataDir: string): StartNotice {
  const text = [
    'This data folder is on another computer (a network drive). Reinstate can’t keep your documents safe there: when the connection breaks, the database can be damaged. Nothing was changed.',
    'What to do: start Reinstate with a folder on this computer. If your documents are already in this folder, copy the whole folder to this computer first, then start Reinstate with the copy.',
    `The folder: ${dataDir}`,
  ];
  return { title: 'Reinstate can’t use this folder', text: text.join('\n\n') };
}

/** A start that failed in a way that nobody expected. */
export function describeSurprise(dataDir: string): StartNotice {
  const text = [
    'Something went wrong while Reinstate started. Your documents are where they were.',
    'What to do: start Reinstate again. After two starts that failed, it opens in safe mode: without background work, and without the appeal that was open last.',
    `What went wrong is written in the folder "logs" of your data folder: ${dataDir}`,
  ];
  return { title: 'Reinstate could not start', text: text.join('\n\n') };
}

/** The page ended while the rest of the application runs on. */
export function describeWindowEnd(): StartNotice {
  return {
    title: 'The window stopped working',
    text: 'Your work is saved up to the last few words. Choose “Open again” to go on.',
  };
}

function adviseOn(error: AppError, dataDir: string): readonly string[] {
  switch (error.code) {
    case 'data-damaged':
      return adviseOnDamage(error.details.backup, dataDir);
    case 'newer-data':
      return ['What to do: install the newest version of Reinstate and start it again.'];
    case 'disk-full':
      return ['What to do: make room on this drive, then start Reinstate again.'];
    case 'target-unusable':
      return error.details.reason === 'locked'
        ? ['What to do: close the other Reinstate, then start this one again.']
        : ['What to do: make sure that you may write into this folder, then start Reinstate again.'];
    default:
      return [];
  }
}

/** The window can't help with a database that can't be opened; the command line puts a backup in its place. */
function adviseOnDamage(backup: string | null, dataDir: string): readonly string[] {
  const keep =
    'First copy the whole data folder to another place. Your documents in its folder "vault" are not affected.';
  if (backup === null) {
    return [
      keep,
      'If you have a backup somewhere else (Settings, "Restore a backup" makes use of it), ask a person who knows computers to run:',
      commandFor('<backup file>', dataDir),
    ];
  }
  return [
    keep,
    'Then put the newest backup in place. "Restore a backup" in the settings does that when Reinstate can start; now it takes this command, which keeps the damaged file beside it:',
    commandFor(backup, dataDir),
  ];
}

function commandFor(backup: string, dataDir: string): string {
  return `npm run -s headless -- restore-backup "${backup}" --data "${dataDir}"`;
}

/** What to say once after a start that found a restore half done. */
export function describeSettledRestore(outcome: SettledRestore): StartNotice {
  if (outcome === 'finished') {
    return {
      title: 'The backup was restored',
      text: 'Reinstate was closed while it put a backup in place. It has finished that now. What was there before is kept in the data folder, in a file with "before-restore" in its name.',
    };
  }
  return {
    title: 'The backup was not restored',
    text: 'Reinstate was closed while it put a backup in place, and could not finish. Everything is as it was before. To try again, open Settings and choose "Restore a backup".',
  };
}

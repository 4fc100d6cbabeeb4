import type { Language } from '../../shared/domain/language.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SettledRestore } from '../app/app-options.ts';
import { START_TEXTS, type StartTexts } from './start-texts.ts';

export type StartNotice = { readonly title: string; readonly text: string };

/**
 * What the box says when the data can't be opened: what is wrong, that nothing was changed, where the data lie, and what
 * to do.
 */
export function describeStartFailure(error: AppError, dataDir: string, language: Language): StartNotice {
  const texts = START_TEXTS[language].failure;
  const parts = [texts.why(error), ...adviseOn(error, dataDir, texts), texts.folder(dataDir)];
  return { title: texts.title, text: parts.join('\n\n') };
}

/** A database on another computer is damaged by a lost connection, and two computers may open it at once. */
export function describeNetworkFolder(dataDir: string, language: Language): StartNotice {
  const { title, text } = START_TEXTS[language].network;
  return { title, text: text(dataDir).join('\n\n') };
}

/** A start that failed in a way that nobody expected. */
export function describeSurprise(dataDir: string, language: Language): StartNotice {
  const { title, text } = START_TEXTS[language].surprise;
  return { title, text: text(dataDir).join('\n\n') };
}

function adviseOn(error: AppError, dataDir: string, texts: StartTexts['failure']): readonly string[] {
  switch (error.code) {
    case 'data-damaged':
      return adviseOnDamage(error.details.backup, dataDir, texts);
    case 'newer-data':
      return [texts.newer];
    case 'disk-full':
      return [texts.diskFull];
    case 'target-unusable':
      return [error.details.reason === 'locked' ? texts.inUse : texts.notWritable];
    default:
      return [];
  }
}

/** The window can't help with a database that can't be opened; the command line puts a backup in its place. */
function adviseOnDamage(backup: string | null, dataDir: string, texts: StartTexts['failure']): readonly string[] {
  const how = backup === null ? texts.noBackup : texts.putBack;
  return [texts.keepCopy, how, commandFor(backup ?? texts.backupFile, dataDir)];
}

function commandFor(backup: string, dataDir: string): string {
  return `npm run -s headless -- restore-backup "${backup}" --data "${dataDir}"`;
}

/** What to say once after a start that found a restore half done. */
export function describeSettledRestore(outcome: SettledRestore, language: Language): StartNotice {
  return outcome === 'finished' ? START_TEXTS[language].restored : START_TEXTS[language].notRestored;
}

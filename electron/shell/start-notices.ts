import type { Language } from '../../shared/domain/language.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SettledRestore } from '../app/app-options.ts';
import type { FoundBackup } from '../app/start/open-or-mend.ts';
import { START_TEXTS, type StartTexts } from './start-texts.ts';

export type StartNotice = { readonly title: string; readonly text: string };

/**
 * What the box says when the data can't be opened: what is wrong, that nothing was changed, where the data lie, and what
 * to do.
 */
export function describeStartFailure(error: AppError, dataDir: string, language: Language): StartNotice {
  const texts = START_TEXTS[language].failure;
  const parts = [texts.why(error), ...adviseOn(error, texts), texts.folder(dataDir)];
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

function adviseOn(error: AppError, texts: StartTexts['failure']): readonly string[] {
  switch (error.code) {
    case 'data-damaged':
      return [texts.keepCopy, error.details.backup === null ? texts.noBackup : texts.startAgain, texts.fromFolder];
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

/** How old the backup is tells what would be missing. */
export function describeOffer({ madeAt, cases, evidence }: FoundBackup, language: Language): StartNotice {
  const { title, text } = START_TEXTS[language].offer;
  const moment = madeAt.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
  return { title, text: text({ moment, cases, evidence }).join('\n\n') };
}

/** What to say once after a start that found a restore half done. */
export function describeSettledRestore(outcome: SettledRestore, language: Language): StartNotice {
  return outcome === 'finished' ? START_TEXTS[language].restored : START_TEXTS[language].notRestored;
}

import { createRoot } from 'react-dom/client';
import { findAppError } from '../../shared/errors.ts';
import { chooseLanguage, type LanguageSetting } from '../../shared/domain/language.ts';
import { tryCall } from '../lib/client.ts';
import { startLiveAnswers } from '../lib/live-answers.ts';
import { loadLocale } from '../lib/locale.ts';
import { startPanelKeys } from '../lib/panel-focus.ts';
import { askBeforeStoring } from '../lib/protection-ask.ts';
import { warmAnswer } from '../lib/use-answer.ts';
import { App } from './app.tsx';

/** Longer than this nobody waits for the settings: the page begins in the system's language then. */
const SETTINGS_LIMIT_MS = 400;

/** Brings the page to life, at once in the user's language. */
export async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  startPanelKeys();
  startLiveAnswers();
  askBeforeStoring();
  warmAnswer('protection.status', {});
  warmAnswer('settings.get', {});
  warmAnswer('cases.list', {});
  warmAnswer('catalogue.get', {});
  warmAnswer('system.info', {});
  warmAnswer('system.startState', {});
  await loadLocale(chooseLanguage(await readLanguage(), navigator.languages));
  createRoot(root, {
    // An expected failure is shown by its error boundary; only surprises are worth the console.
    onCaughtError: (thrown) => {
      if (!findAppError(thrown)) console.error(thrown);
    },
  }).render(<App />);
}

/** What the user chose; the system's language where that can't be told. */
async function readLanguage(): Promise<LanguageSetting> {
  const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), SETTINGS_LIMIT_MS));
  const settings = await Promise.race([tryCall('settings.get', {}), tooLate]);
  return settings?.ok === true ? settings.value.language : 'system';
}

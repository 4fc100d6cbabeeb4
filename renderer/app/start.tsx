import { createRoot } from 'react-dom/client';
import { findAppError } from '../../shared/errors.ts';
import { chooseLanguage } from '../../shared/domain/language.ts';
import { startLiveAnswers } from '../lib/live-answers.ts';
import { loadLocale } from '../lib/locale.ts';
import { startPanelKeys } from '../lib/panel-focus.ts';
import { askBeforeStoring } from '../lib/protection-ask.ts';
import { fetchAnswer } from '../lib/use-answer.ts';
import { App } from './app.tsx';

/**
 * Longer than this nobody waits for the first answers: the page begins in the system's language then, and screens wait each for
 * what it needs.
 */
const FIRST_ANSWERS_LIMIT_MS = 400;

/** Brings the page to life, at once in the user's language. */
export async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  startPanelKeys();
  startLiveAnswers();
  askBeforeStoring();
  const answers = Promise.all([
    fetchAnswer('protection.status', {}),
    fetchAnswer('cases.list', {}),
    fetchAnswer('catalogue.get', {}),
    fetchAnswer('system.info', {}),
    fetchAnswer('system.startState', {}),
    ...(isOnList() ? [fetchAnswer('clocks.listDue', {}), fetchAnswer('cases.listRemoved', {})] : []),
  ]);
  const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), FIRST_ANSWERS_LIMIT_MS));
  const settings = await Promise.race([fetchAnswer('settings.get', {}), tooLate]);
  await loadLocale(chooseLanguage(settings?.language ?? 'system', navigator.languages));
  // With all of them there the screen is drawn once.
  await Promise.race([answers, tooLate]);
  createRoot(root, {
    // An expected failure is shown by its error boundary; only surprises are worth the console.
    onCaughtError: (thrown) => {
      if (!findAppError(thrown)) console.error(thrown);
    },
  }).render(<App />);
}

/** Whether the list of appeals comes first; it does too where the shell names no screen. */
function isOnList(): boolean {
  return location.hash === '' || location.hash === '#/cases';
}

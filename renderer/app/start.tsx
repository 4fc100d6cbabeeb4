import { createRoot } from 'react-dom/client';
import { findAppError } from '../../shared/errors.ts';
import { startLiveAnswers } from '../lib/live-answers.ts';
import { loadLocale } from '../lib/locale.ts';
import { startPanelKeys } from '../lib/panel-focus.ts';
import { warmAnswer } from '../lib/use-answer.ts';
import { App } from './app.tsx';

/** Brings the page to life. */
export function start(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  loadLocale('en');
  startPanelKeys();
  startLiveAnswers();
  warmAnswer('settings.get', {});
  warmAnswer('cases.list', {});
  warmAnswer('catalogue.get', {});
  warmAnswer('system.info', {});
  createRoot(root, {
    // An expected failure is shown by its error boundary; only surprises are worth the console.
    onCaughtError: (thrown) => {
      if (!findAppError(thrown)) console.error(thrown);
    },
  }).render(<App />);
}

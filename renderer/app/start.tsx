import { createRoot } from 'react-dom/client';
import { startLiveAnswers } from '../lib/live-answers.ts';
import { loadLocale } from '../lib/locale.ts';
import { startPanelKeys } from '../lib/panel-focus.ts';
import { App } from './app.tsx';

/** Brings the page to life. */
export function start(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  loadLocale('en');
  startPanelKeys();
  startLiveAnswers();
  createRoot(root).render(<App />);
}

import './styles/layers.css';
import './styles/reset.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { loadLocale } from './lib/locale.ts';
import { startLiveAnswers } from './lib/live-answers.ts';
import { startPanelKeys } from './lib/panel-focus.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

loadLocale('en');
startPanelKeys();
startLiveAnswers();
createRoot(root).render(<App />);

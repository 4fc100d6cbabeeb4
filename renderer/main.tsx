// Only the styles that all others build on. The rest comes by a dynamic import, so that the first style sheet of the page is
// this one: the order of the cascade's layers is that of their first appearance.
import './styles/layers.css';
import './styles/reset.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';

const { start } = await import('./app/start.tsx');
await start();

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What its page shows. */
export const EMPTY_TEXT = 'Nothing at all';

const MAIN = `
import { app, BrowserWindow, protocol } from 'electron';
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
void app.whenReady().then(() => {
  const headers = { 'content-type': 'text/html' };
  protocol.handle('app', () => new Response('<!doctype html><title>Empty</title><p>${EMPTY_TEXT}</p>', { headers }));
  void new BrowserWindow({ show: false }).loadURL('app://bundle/index.html');
});
`;

/** Writes an application that only shows a line of text: what it costs is Node's, the stand-in's and the browser's. */
export function writeEmptyApp(root: string): void {
  mkdirSync(join(root, 'out/main'), { recursive: true });
  const manifest = { name: 'empty', version: '0.0.0', type: 'module', main: 'out/main/main.js' };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, 'out/main/main.js'), MAIN);
}

// Electron's security checklist, as far as it is about handlers: what each of them answers. The table with all 20 points stands
// in docs/security.md; the running window's settings are looked at in tests/e2e/smoke.spec.ts.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../../electron/shell/app-origin.ts';
import { lockContents, lockSession, silenceChromium } from '../../../../electron/shell/lock-down.ts';
import { projectRoot } from '../../../tools/project.ts';

type Answer = { readonly cancel: boolean };

/** A session that remembers what was set; the real one exists only inside Electron. */
function aSession() {
  const set: Record<string, (...input: never[]) => unknown> = {};
  const remember = (name: string) => (handler: (...input: never[]) => unknown) => void (set[name] = handler);
  let isSpellChecked = true;
  const emitter = new EventEmitter();
  const session = Object.assign(emitter, {
    webRequest: { onBeforeRequest: remember('request') },
    setPermissionRequestHandler: remember('permission'),
    setPermissionCheckHandler: remember('check'),
    setDevicePermissionHandler: remember('device'),
    setSpellCheckerEnabled: (isOn: boolean) => void (isSpellChecked = isOn),
  });
  lockSession(session as unknown as Session);
  return { set, emitter, isSpellChecked: () => isSpellChecked };
}

function askRequest(set: ReturnType<typeof aSession>['set'], url: string): boolean {
  let isCancelled = false;
  const answer = ({ cancel }: Answer): void => void (isCancelled = cancel);
  (set['request'] as (details: object, answer: (given: Answer) => void) => void)({ url }, answer);
  return isCancelled;
}

describe('the locked session', () => {
  it.each([
    'http://example.com/',
    'https://example.com/',
    'ws://127.0.0.1:1/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'file://server/share/x',
    'app://other/index.html',
    'app://bundle.example.com/',
    'blob:https://example.com/1',
    'data:text/html,<script>1</script>',
    'devtools://devtools/bundled/inspector.html',
    'chrome://settings',
  ])('cancels %s', (url) => expect(askRequest(aSession().set, url)).toBe(true));

  it.each([
    'app://bundle/index.html',
    'app://bundle/content/evidence/1',
    'blob:app://bundle/1',
    'data:image/png;base64,AA==',
  ])('lets %s through', (url) => expect(askRequest(aSession().set, url)).toBe(false));

  it('grants no permission but copying by a press', () => {
    const { set } = aSession();
    const names = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'usb',
      'hid',
    ];
    for (const name of [...names, 'clipboard-sanitized-write']) {
      let isGranted: boolean | undefined;
      const answer = (given: boolean): void => void (isGranted = given);
      (set['permission'] as (contents: null, name: string, answer: (given: boolean) => void) => void)(
        null,
        name,
        answer,
      );
      expect(isGranted).toBe(name === 'clipboard-sanitized-write');
      expect((set['check'] as (contents: null, name: string) => boolean)(null, name)).toBe(isGranted);
    }
    expect((set['device'] as () => boolean)()).toBe(false);
  });

  it('downloads nothing and checks no spelling', () => {
    const { emitter, isSpellChecked } = aSession();
    expect(emit(emitter, 'will-download', {})).toBe(true);
    expect(isSpellChecked()).toBe(false);
  });
});

describe('the locked page', () => {
  it('opens no window, goes nowhere else, and takes no frame or webview', () => {
    let openWindow: (() => { readonly action: string }) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => { readonly action: string }) => void (openWindow = handler),
    });
    lockContents(contents as unknown as WebContents);
    expect(openWindow?.()).toEqual({ action: 'deny' });
    for (const url of ['https://example.com/', 'file:///x', 'app://bundle.example.com/', 'javascript:1']) {
      expect(emit(contents, 'will-navigate', { url })).toBe(true);
      expect(emit(contents, 'will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    }
    expect(emit(contents, 'will-navigate', { url: 'app://bundle/index.html' })).toBe(false);
    expect(emit(contents, 'will-frame-navigate', { url: 'app://bundle/x', isMainFrame: false })).toBe(true);
    expect(emit(contents, 'will-attach-webview', {})).toBe(true);
  });
});

describe('Chromium', () => {
  it('is told to be silent, and finds no name', () => {
    const switches = new Map<string, string>();
    silenceChromium({ appendSwitch: (name, value = '') => void switches.set(name, value) });
    for (const name of ['disable-background-networking', 'disable-component-update', 'disable-sync', 'no-pings']) {
      expect(switches.has(name)).toBe(true);
    }
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  it('loads the page’s own files alone', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-|https?:|\*/);
  });
});

describe('the sources of the shell', () => {
  const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

  it('switch no protection off', () => {
    const window = read('electron/shell/main-window.ts');
    for (const setting of ['contextIsolation: true', 'sandbox: true', 'nodeIntegration: false', 'webSecurity: true']) {
      expect(window).toContain(setting);
    }
    expect(window).not.toMatch(/allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups/);
    expect(window).toContain('webviewTag: false');
  });

  it('open nothing outside but folders and files of the user', () => {
    const shell = ['native-dialogs', 'show-application', 'main-window', 'lock-down'].map((name) =>
      read(`electron/shell/${name}.ts`),
    );
    expect(shell.join('\n')).not.toMatch(/openExternal|loadFile|crashReporter|autoUpdater/);
    expect(read('electron/main.ts')).toContain('app.enableSandbox()');
  });
});

/** Whether a listener prevented the event. */
function emit(target: EventEmitter, name: string, details: object): boolean {
  let isPrevented = false;
  target.emit(name, { ...details, preventDefault: () => void (isPrevented = true) });
  return isPrevented;
}

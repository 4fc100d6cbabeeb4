import type { CommandLine, Session, WebContents } from 'electron';
import { APP_ORIGIN, isOwnAddress } from './app-origin.ts';

/** Chromium's own traffic, off. CSP alone does not stop it; together they were measured at no packet at all. */
export function silenceChromium(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  const switches: readonly (readonly [string, string?])[] = [
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['disable-sync'],
    ['no-pings'],
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
    ['disable-features', 'WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints'],
  ];
  for (const [name, value] of switches) commandLine.appendSwitch(name, value ?? '');
}

/** Nothing leaves through this session, and nothing is asked of the user's devices. Copying text by a button stays possible. */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnAddress(details.url) }));
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Windows and Linux would fetch dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}

/** No window opens another, and none goes anywhere else. */
export function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

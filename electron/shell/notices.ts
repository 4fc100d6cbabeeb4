import { app, BrowserWindow, Notification } from 'electron';

/**
 * The system's own notices and the number on the application's picture. A press on a notice brings the window to the front.
 * The number shows on macOS and on some Linux desktops; elsewhere setting it does nothing.
 */
export function createNotices() {
  // A notice that nothing holds on to can be collected before it is pressed.
  const shown = new Set<Notification>();
  return {
    notify: ({ title, body }: { readonly title: string; readonly body: string }): void => {
      if (!Notification.isSupported()) return;
      const notice = new Notification({ title, body });
      shown.add(notice);
      notice.on('close', () => shown.delete(notice));
      notice.on('click', () => {
        const [window] = BrowserWindow.getAllWindows();
        if (window?.isMinimized()) window.restore();
        window?.show();
        window?.focus();
      });
      notice.show();
    },
    setBadge: (count: number): void => void app.setBadgeCount(count),
  };
}

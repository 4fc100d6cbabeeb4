import { app, BrowserWindow, Notification } from 'electron';

/**
 * The system's own notifications and the number on the application's picture. A press on a notification brings the window to the front.
 * The number shows on macOS and on some Linux desktops; elsewhere setting it does nothing.
 */
export function createNotifications() {
  // Windows shows notifications only of applications that say who they are; it is the `appId` of the installer.
  app.setAppUserModelId('app.reinstate.desktop');
  // A notification that nothing holds on to can be collected before it is pressed.
  const shown = new Set<Notification>();
  return {
    notify: ({ title, body }: { readonly title: string; readonly body: string }): void => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.on('close', () => shown.delete(notification));
      notification.on('click', () => {
        const [window] = BrowserWindow.getAllWindows();
        if (window?.isMinimized()) window.restore();
        window?.show();
        window?.focus();
      });
      notification.show();
    },
    setBadge: (count: number): void => void app.setBadgeCount(count),
  };
}

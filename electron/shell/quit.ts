import { app } from 'electron';

/** The database is closed last, after running jobs have stopped; only then the process may end. */
export function closeBackendBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

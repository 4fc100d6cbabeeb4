import { app } from 'electron';
import { findArchivePaths } from '../app/find-archive-paths.ts';

/** Of the application, as far as archives need it. */
type Backend = {
  readonly call: (
    channel: string,
    input: unknown,
    paths?: readonly string[],
  ) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>;
  readonly subscribe: (listener: (event: string) => void) => () => void;
};

const HOW_MANY_KEPT = 10;

/**
 * Archives that the system asks to open: by a double click, the command line, or a second start. macOS says so before the
 * application is ready, so they wait until `deliverTo`; while it is locked, until it is unlocked.
 */
export function collectOpenedArchives(): { readonly deliverTo: (backend: Backend) => void } {
  let waiting: readonly string[] = [];
  let deliver = (): void => undefined;
  const take = (paths: readonly string[]): void => {
    waiting = [...waiting, ...paths].slice(-HOW_MANY_KEPT);
    deliver();
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(findArchivePaths([path], { cwd: '/', platform: process.platform }));
  });
  app.on('second-instance', (_event, argv, cwd) =>
    take(findArchivePaths(argv.slice(1), { cwd, platform: process.platform })),
  );
  take(findArchivePaths(process.argv.slice(1), { cwd: process.cwd(), platform: process.platform }));
  return {
    deliverTo: (backend) => {
      deliver = () => {
        const paths = waiting;
        waiting = [];
        for (const path of paths) {
          void backend.call('archives.offer', {}, [path]).then((answer) => {
            if (!answer.ok && answer.error?.code === 'locked') waiting = [...waiting, path].slice(-HOW_MANY_KEPT);
          });
        }
      };
      backend.subscribe((event) => {
        if (event === 'protection.changed' && waiting.length > 0) deliver();
      });
      deliver();
    },
  };
}

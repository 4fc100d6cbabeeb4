import type { RemindersService } from '../../features/clocks/reminders-service.ts';
import type { EventBus } from '../event-bus.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeThrown } from '../diagnostics/describe-thrown.ts';

const EVERY_MS = 60_000;
/** What makes something due at once, or no longer due. */
const EVENTS: ReadonlySet<string> = new Set([
  'cases.changed',
  'watch.changed',
  'settings.changed',
  'interactions.changed',
]);
/** Several changes that follow each other are looked at together. */
const SETTLE_MS = 500;

/** Looks at the clocks every minute and after changes. @returns `look`, which does it at once, and `end` */
export function startReminders(
  reminders: RemindersService,
  events: EventBus,
  log: Log,
): { readonly look: () => void; readonly end: () => void } {
  const look = (): void => {
    try {
      reminders.check();
    } catch (thrown) {
      // A reminder that fails must not take the application with it; the next minute tries again.
      log.error('reminders failed', { stack: describeThrown(thrown) });
    }
  };
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  let settling: NodeJS.Timeout | undefined;
  const unsubscribe = events.subscribe((event) => {
    if (!EVENTS.has(event)) return;
    clearTimeout(settling);
    settling = setTimeout(look, SETTLE_MS);
    settling.unref();
  });
  return {
    look,
    end: () => {
      clearInterval(timer);
      clearTimeout(settling);
      unsubscribe();
    },
  };
}

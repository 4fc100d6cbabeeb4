import { aCaseRow, anAccountRow, anInteractionRow, insertRow, openStore } from '../support/store-rows.ts';

const MINUTE_MS = 60_000;

/** A case with contacts every 47 minutes, a message of some length each, every fifth with a day to look again. */
export function fillLog(dataDir: string, count: number): void {
  const db = openStore(dataDir, () => new Date());
  insertRow(db, 'accounts', anAccountRow());
  insertRow(db, 'cases', aCaseRow());
  const startMs = Date.parse('2025-11-01T00:00:00Z');
  const channels = ['ahs_call', 'reply_email', 'perf_notification', 'ah_reactivate'];
  db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const at = new Date(startMs + n * 47 * MINUTE_MS).toISOString();
      insertRow(
        db,
        'interactions',
        anInteractionRow({
          ...{ id: `contact-${n}`, at, channel: channels[n % channels.length] ?? '', person: `Agent ${n % 30}` },
          ...{ direction: n % 3 === 0 ? 'in' : 'out', follow_up_on: n % 5 === 0 ? '2026-12-24' : null },
          ...{ summary: `Call ${n} about lot ${n * 31}: the papers are seen.`, subject: `Your account ${n}` },
          body: `Hello, this is message ${n}. `.repeat(20),
        }),
      );
    }
  })();
  db.close();
}

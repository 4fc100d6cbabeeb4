// Everything that a person does in two rounds of a case, taken back step by step, across a restart, and done again: the
// store holds the same bytes at every step.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { interactionOutcomeSchema, type InteractionOutcome } from '../../shared/domain/interaction.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { dumpTables } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What undo brings back: every table of a case, without the record itself, what is only an index, and the audit list. */
const NOT_BROUGHT_BACK =
  /^(?:history_|sqlite_|search_|audit_entries|settings|vault_files|files_to_delete|deleted_evidence|deletions|page_|accounts|account_links|schema_)/;

/** From a copy: the application keeps its own file to itself. */
function dump(dataDir: string): string {
  const copy = createTempDir();
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('reinstate.db') && !name.endsWith('-shm')) copyFileSync(join(dataDir, name), join(copy, name));
  }
  const db = new Database(join(copy, 'reinstate.db'));
  try {
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    return dumpTables(
      db,
      names.filter((name) => !NOT_BROUGHT_BACK.test(name)),
    );
  } finally {
    db.close();
  }
}

async function send(app: TestApp, caseId: CaseId, sentAt: string): Promise<void> {
  app.desk.folder = join(createTempDir(), 'kit');
  mkdirSync(app.desk.folder);
  const started = unwrap(await app.call('packets.startExport', { caseId, date: sentAt.slice(0, 10) }));
  if (!started) throw new Error('the dialog was closed');
  expect((await app.finished(started.jobId)).status).toBe('succeeded');
  const { kitId } = unwrap(await app.call('submissions.readKit', { caseId, jobId: started.jobId }));
  const sending = {
    ...{ sentAt, zone: 'America/New_York', channel: 'ah_reactivate', person: '', subject: 'Appeal' },
    amazonCaseId: '',
  };
  unwrap(await app.call('submissions.record', { caseId, kitId, sending, followUpOn: null }));
}

/** What a person does in a case, in order; each is one step to undo. */
function listSteps(app: TestApp, caseId: CaseId): readonly (() => Promise<unknown>)[] {
  const { call } = app;
  const reply = (outcome: InteractionOutcome, at: string) => async () => {
    const submissions = unwrap(await call('submissions.list', { caseId }));
    const contact = anInteraction({ at, direction: 'in', channel: 'reply_email', outcome, followUpOn: null });
    const reading = { requestedItems: ['An invoice'], deadlines: [{ text: 'within 7 days', on: null }] };
    const submissionId = submissions.at(-1)?.id ?? null;
    unwrap(
      await call('submissions.addReply', {
        caseId,
        reply: { contact, ...reading, submissionId, status: 'more-asked', deadlineOn: '2026-12-01' },
      }),
    );
  };
  const entries = async () => unwrap(await call('interactions.list', { caseId }));
  return [
    async () => unwrap(await call('plans.save', { caseId, patch: { rootCause: 'We sold 3 units [[invoice]].' } })),
    async () => unwrap(await call('cases.updateNotice', { caseId, noticeText: 'Your account was deactivated. 💡' })),
    async () =>
      unwrap(await call('cases.update', { caseId, patch: { deadlineOn: '2026-11-01', title: 'Round\u0000one' } })),
    async () => unwrap(await call('interactions.add', { caseId, interaction: anInteraction() })),
    // Both readings of the hour that stands twice on the clock, and an entry of days to come.
    async () =>
      unwrap(
        await call('interactions.add', { caseId, interaction: anInteraction({ at: '2026-11-01T01:30:00-04:00' }) }),
      ),
    async () =>
      unwrap(
        await call('interactions.add', { caseId, interaction: anInteraction({ at: '2026-11-01T01:30:00-05:00' }) }),
      ),
    async () =>
      unwrap(
        await call('interactions.add', { caseId, interaction: anInteraction({ at: '2031-03-14T02:30:00+13:45' }) }),
      ),
    async () => {
      const interactionId = (await entries())[0]?.id;
      if (!interactionId) throw new Error('no entry');
      unwrap(await call('interactions.update', { caseId, interactionId, patch: { summary: 'Corrected.' } }));
    },
    () => send(app, caseId, '2026-10-20T10:00:00-04:00'),
    ...interactionOutcomeSchema.options.map((outcome, index) =>
      reply(outcome, `2026-10-${String(21 + (index % 9))}T09:00:00Z`),
    ),
    async () => unwrap(await call('submissions.startRound', { caseId })),
    async () =>
      unwrap(
        await call('plans.save', { caseId, patch: { correctiveActions: '- On 2026-10-25 we refunded 3 buyers.' } }),
      ),
    () => send(app, caseId, '2026-10-31T10:00:00-04:00'),
    async () =>
      unwrap(
        await call('watch.add', { caseId, tasks: [{ kind: 'look', text: 'Look', dueOn: '2026-12-01', doneOn: null }] }),
      ),
    async () => unwrap(await call('reviews.addWorksheet', { caseId, problem: 'Late parcels' })),
    async () =>
      unwrap(
        await call('setAside.add', {
          caseId,
          finding: { rule: 'freshness', where: 'evidence/invoice', found: '', reason: 'Asked' },
        }),
      ),
    async () => {
      const interactionId = (await entries()).at(-1)?.id;
      if (!interactionId) throw new Error('no entry');
      unwrap(await call('interactions.remove', { caseId, interactionId }));
    },
  ];
}

describe('undo and redo of a whole case', () => {
  it('gives the same bytes at every step, both ways, across a restart', async () => {
    const dataDir = createTempDir();
    const app = await startApp({ dataDir });
    const { id: caseId } = unwrap(await app.call('cases.create', aNewCase()));
    const invoice = putFile(createTempDir(), 'invoice.pdf', await aPdf(1));
    await app.finished(unwrap(await app.call('evidence.startImport', { caseId }, [invoice])).jobId);
    const states = [dump(dataDir)];
    for (const step of listSteps(app, caseId)) {
      await step();
      states.push(dump(dataDir));
    }
    expect(new Set(states).size).toBe(states.length);

    const half = Math.floor(states.length / 2);
    for (let at = states.length - 2; at >= half; at -= 1) {
      unwrap(await app.call('history.undo', { caseId }));
      expect(dump(dataDir) === states[at], `undone to step ${at}`).toBe(true);
    }
    await app.app.close();
    const later = await startApp({ dataDir });
    for (let at = half - 1; at >= 0; at -= 1) {
      unwrap(await later.call('history.undo', { caseId }));
      expect(dump(dataDir) === states[at], `undone to step ${at} after a restart`).toBe(true);
    }
    for (let at = 1; at < states.length; at += 1) {
      unwrap(await later.call('history.redo', { caseId }));
      expect(dump(dataDir) === states[at], `done again to step ${at}`).toBe(true);
    }
    expect(unwrap(await later.call('history.get', { caseId })).redo).toBeNull();
  });
});

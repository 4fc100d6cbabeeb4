// The whole application in a process of its own, for kill-app.test.ts: makes a case, imports papers and edits the
// plan meanwhile. Arguments: the data folder, the papers. Says `case <id>`, then `evidence <id> <sha256>` and `plan <number>` for
// what is there for the user to see, at last `end`.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../electron/app/create-app.ts';
import { silentLog } from '../../electron/app/diagnostics/log.ts';
import { unwrap } from '../../shared/result.ts';
import { createMemoryTransport } from '../support/memory-transport.ts';
import { aNewCase } from '../support/a-new-case.ts';

const ROOT = new URL('../../', import.meta.url);
const [dataDir = '', ...papers] = process.argv.slice(2);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const app = unwrap(
  await createApp({
    dataDir,
    resourcesDir: fileURLToPath(new URL('resources', ROOT)),
    workers: {
      packet: new URL('electron/pdf/packet-worker.ts', ROOT),
      inspect: new URL('electron/pdf/inspect-worker.ts', ROOT),
      preview: new URL('electron/pdf/preview-worker.ts', ROOT),
      readText: new URL('electron/pdf/read-text-worker.ts', ROOT),
      ocr: new URL('electron/pdf/ocr/ocr-worker.ts', ROOT),
      notices: new URL('electron/features/notices/notice-worker.ts', ROOT),
    },
    version: '0.0.0-test',
    now: () => new Date(),
    newId: randomUUID,
    dialogs: { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(null) },
    desktop: { showInFolder: () => undefined, openPath: () => Promise.resolve(false) },
    readsTexts: false,
    log: silentLog,
  }),
);
const { call } = createMemoryTransport(app);
const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
say(`case ${caseId}`);

let imported = false;
app.subscribe((event, payload) => {
  if (event === 'jobs.changed' && (payload as { status: string }).status === 'succeeded') imported = true;
  if (event === 'evidence.changed') void listEvidence();
});

async function listEvidence(): Promise<void> {
  const list = unwrap(await call('evidence.list', { caseId }));
  for (const { id, file } of list) say(`evidence ${id} ${file.sha256}`);
}

unwrap(await call('evidence.startImport', { caseId }, papers));
for (let number = 1; !imported && number < 5000; number += 1) {
  unwrap(await call('plans.save', { caseId, patch: { rootCause: `${number} ${'because '.repeat(number)}` } }));
  say(`plan ${number}`);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await listEvidence();
await app.close();
say('end');

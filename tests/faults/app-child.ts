// The whole application in a process of its own, for kill-app.test.ts: makes a case, imports papers and edits the
// plan meanwhile. Arguments: the data folder, the papers. Says `case <id>`, then `evidence <id> <sha256>` and `plan <number>` for
// what is there for the user to see, at last `end`.
import { writeSync } from 'node:fs';
import { createApp } from '../../electron/app/create-app.ts';
import { unwrap } from '../../shared/result.ts';
import { createMemoryTransport } from '../support/memory-transport.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { testOptions } from '../support/test-options.ts';

const [dataDir = '', ...papers] = process.argv.slice(2);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const app = unwrap(await createApp(testOptions(dataDir, { readsTexts: false })));
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

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, type Result } from '../../shared/result.ts';
import { type App, createApp } from '../app/create-app.ts';
import { readVersion } from '../app/read-version.ts';
import { forkNodeProcess } from '../jobs/fork-node-process.ts';
import type { CommandHost, CommandInput } from './command.ts';

const SOURCES = new URL('../../', import.meta.url);

/** The application on `--data`, on REINSTATE_DATA, or on a folder of its own that is removed when it closes. */
export async function openHeadlessApp({ options }: CommandInput, host: CommandHost): Promise<Result<App>> {
  const asked = options['data'] ?? host.env['REINSTATE_DATA'] ?? '';
  const dataDir = asked === '' ? await mkdtemp(join(tmpdir(), 'reinstate-')) : resolve(asked);
  const removeData = (): Promise<void> =>
    asked === '' ? rm(dataDir, { recursive: true, force: true, maxRetries: 5 }) : Promise.resolve();
  const created = await createHeadlessApp(dataDir, host).catch(async (thrown: unknown) => {
    await removeData();
    throw thrown;
  });
  if (!created.ok) {
    await removeData();
    return created;
  }
  const app = created.value;
  const close = async (): Promise<void> => {
    await app.close();
    await removeData();
  };
  return ok({ ...app, close });
}

function createHeadlessApp(dataDir: string, host: CommandHost): Promise<Result<App>> {
  return createApp({
    dataDir,
    resourcesDir: fileURLToPath(new URL('resources', SOURCES)),
    workers: {
      packet: new URL('electron/pdf/packet-worker.ts', SOURCES),
      inspect: new URL('electron/pdf/inspect-worker.ts', SOURCES),
      preview: new URL('electron/pdf/preview-worker.ts', SOURCES),
      readText: new URL('electron/pdf/read-text-worker.ts', SOURCES),
      ocr: new URL('electron/pdf/ocr/ocr-worker.ts', SOURCES),
      notices: new URL('electron/features/notices/notice-worker.ts', SOURCES),
    },
    lineHost: { fork: forkNodeProcess, file: new URL('electron/jobs/line-process.ts', SOURCES) },
    version: readVersion(fileURLToPath(SOURCES)),
    now: host.now,
    newId: randomUUID,
    // Nobody is there to ask, and no desktop to show anything on.
    dialogs: { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(null) },
    desktop: { showInFolder: () => undefined, openPath: () => Promise.resolve(false) },
    readsTexts: false,
    onOverridesBroken: (message) => host.note(`${message}\n`),
    log: {
      info: () => undefined,
      error: (message, fields) => host.note(`${message} ${JSON.stringify(fields ?? {})}\n`),
    },
  });
}

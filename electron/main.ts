import './forbid-network.ts';
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, safeStorage } from 'electron';
import type { AppError } from '../shared/errors.ts';
import type { SettledRestore } from './app/app-options.ts';
import { describeThrown } from './app/diagnostics/describe-thrown.ts';
import { createFileLog } from './app/diagnostics/file-log.ts';
import { openLockableApp } from './app/lockable-app.ts';
import { registerAppScheme } from './shell/app-protocol.ts';
import { beginStart, type BegunStart } from './shell/begin-start.ts';
import { chooseDataFolder } from './shell/data-folder.ts';
import { createDeviceKeys } from './shell/device-keys.ts';
import { silenceChromium } from './shell/lock-down.ts';
import { createDesktop, createNativeDialogs } from './shell/native-dialogs.ts';
import { collectOpenedArchives } from './shell/opened-archives.ts';
import { prepareDataFolder } from './shell/prepare-data-folder.ts';
import { endWithNotice, offerBackup, refuseToStart, startAgain, tellOfRestore } from './shell/start-messages.ts';
import { describeNetworkFolder, describeSurprise } from './shell/start-notices.ts';
import { createShellLanguage } from './shell/shell-language.ts';
import { showApplication } from './shell/show-application.ts';
import { forkUtilityProcess } from './shell/fork-utility-process.ts';
import { findWorkers } from './shell/workers.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const dataDir = chooseDataFolder({
  argv: process.argv,
  env: process.env,
  platform: process.platform,
  userData: app.getPath('userData'),
});

silenceChromium(app.commandLine);
app.enableSandbox();
registerAppScheme();
const folder = prepareDataFolder(dataDir, { platform: process.platform, home: homedir(), env: process.env });
const log = createFileLog(join(dataDir, 'logs'));
const shellLanguage = createShellLanguage(() => app.getPreferredSystemLanguages());
const openedArchives = collectOpenedArchives();
process.on('uncaughtExceptionMonitor', (thrown) => log.error('surprise', { stack: describeThrown(thrown) }));

if (folder.kind === 'ready') {
  // Chromium's own files stay apart from the user's, and the lock against a second instance goes with the data.
  app.setPath('userData', join(dataDir, 'window'));
  if (app.requestSingleInstanceLock()) launch(beginStart(dataDir, process.argv));
  else app.quit();
} else {
  void app.whenReady().then(() => {
    if (folder.kind === 'unusable') refuseToStart(folder.error, dataDir, shellLanguage.get());
    else endWithNotice(describeNetworkFolder(dataDir, shellLanguage.get()));
  });
}

function launch(begun: BegunStart): void {
  void app
    .whenReady()
    .then(() => start(begun))
    .catch((thrown: unknown) => {
      log.error('start failed', { stack: describeThrown(thrown), failedStarts: begun.failedStarts });
      endWithNotice(describeSurprise(dataDir, shellLanguage.get()));
    });
}

async function start(begun: BegunStart): Promise<void> {
  let settled: SettledRestore | undefined;
  const created = await openLockableApp({
    dataDir,
    resourcesDir: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
    workers: findWorkers(here),
    lineHost: { fork: forkUtilityProcess, file: join(here, 'line-process.js') },
    version: app.getVersion(),
    now: () => new Date(),
    newId: randomUUID,
    systemLanguages: () => app.getPreferredSystemLanguages(),
    dialogs: createNativeDialogs(shellLanguage.get),
    desktop: createDesktop(),
    log,
    ...(begun.safeMode && { safeMode: begun.safeMode }),
    ...(folder.kind === 'ready' && folder.place && { folderPlace: folder.place }),
    onRestoreSettled: (outcome) => (settled = outcome),
    ...{ whenShown: begun.whenUsable, onDamaged: startAgain },
    ...(app.isPackaged && { checksOutputs: false }),
    deviceKeys: createDeviceKeys(safeStorage, process.platform),
    offerBackup: (found) => offerBackup(found, shellLanguage.get()),
  });
  // Nothing was changed: say what is wrong and where, and leave the data alone.
  const refuse = (error: AppError): void => {
    begun.settle();
    refuseToStart(error, dataDir, shellLanguage.get());
  };
  if (!created.ok) return refuse(created.error);
  const shared = { backend: created.value, shellLanguage, dataDir, begun, log };
  const window = await showApplication({ ...shared, outDir: join(here, '..') });
  openedArchives.deliverTo(created.value);
  const started = await created.value.whenStarted;
  if (!started.ok) return refuse(started.error);
  tellOfRestore(settled, window, shellLanguage.get());
}

// electron-builder's `afterPack`: fails `npm run dist` when an application for one processor would lack its own natives. npm
// installs sharp's for the machine that it runs on only; better-sqlite3 brings all of its own.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ARCHES = { 1: 'x64', 3: 'arm64' };

/** @param {import('app-builder-lib').AfterPackContext} context */
export default function checkNatives({ appOutDir, electronPlatformName: os, arch, packager }) {
  // The packing tests use a made-up Electron and pack for systems whose natives no machine has all of.
  if (packager.config.electronDist) return;
  const target = `${os}-${ARCHES[arch] ?? arch}`;
  const modules = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked/node_modules');
  if (!existsSync(join(modules, `better-sqlite3/prebuilds/${target}.node`))) {
    throw new Error(`better-sqlite3 has no binary for ${target} in the packed application`);
  }
  if (existsSync(join(modules, `@img/sharp-${target}`))) return;
  const { version, optionalDependencies } = JSON.parse(readFileSync('node_modules/sharp/package.json', 'utf8'));
  const libvips = `@img/sharp-libvips-${target}`;
  const names = [`@img/sharp-${target}@${version}`];
  if (optionalDependencies[libvips]) names.push(`${libvips}@${optionalDependencies[libvips]}`);
  throw new Error(
    `sharp has no binary for ${target}: run \`npm install --no-save --force ${names.join(' ')}\` and pack again`,
  );
}

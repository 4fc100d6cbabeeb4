// `npm run dist`: builds the application and makes installers of it into dist/, with a list of their hashes. What is after `--`
// goes to electron-builder: `npm run dist -- --win --x64`, or `-- --dir` for the folder alone. docs/release.md has the rest.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseInstallerOptions, formatChecksums } from './installer-options.ts';
import { buildApplication, projectRoot, runTool } from './project.ts';

const INSTALLER = /^Reinstate-.*\.(?:exe|dmg|zip|AppImage|deb)$/;
const dist = join(projectRoot, 'dist');

const built = await buildApplication();
if (built !== 0) process.exit(built ?? 1);
const { args, env } = chooseInstallerOptions(process.platform, process.env, process.argv.slice(2));
for (const name of Object.keys(process.env)) if (env[name] === undefined) delete process.env[name];
const packed = await runTool('electron-builder/cli.js', args, env as Record<string, string>);
if (packed !== 0) process.exit(packed ?? 1);

const installers = readdirSync(dist).filter((name) => INSTALLER.test(name));
const sums = installers.map((name) => ({
  name,
  sha256: createHash('sha256')
    .update(readFileSync(join(dist, name)))
    .digest('hex'),
}));
if (sums.length > 0) writeFileSync(join(dist, 'SHA256SUMS.txt'), formatChecksums(sums));
process.stdout.write(formatChecksums(sums));

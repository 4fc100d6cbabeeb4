// For the release workflow: a tag must be `v` and the version of package.json, so that a file's name says what is in it. Runs before
// `npm ci`, with what Node has.
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const tag = process.env['GITHUB_REF_NAME'] ?? '';
if (tag !== `v${version}`) {
  process.stderr.write(`the tag is ${tag || 'missing'}, and package.json says ${version}\n`);
  process.exitCode = 1;
}

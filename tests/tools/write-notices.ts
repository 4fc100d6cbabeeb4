// `npm run notices`: writes resources/third-party-notices.txt, which ships and is shown in the application. Needs a build, because
// what is bundled is known from it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectNotices } from './notices/collect-notices.ts';
import { formatNotices } from './notices/format-notices.ts';
import { projectRoot } from './project.ts';

const notices = collectNotices(projectRoot);
writeFileSync(join(projectRoot, 'resources/third-party-notices.txt'), formatNotices(notices));
process.stdout.write(`${notices.length} notices\n`);

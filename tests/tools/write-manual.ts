// `npm run manual`: writes docs/manual.md and its Chinese twin from the pages of the guide.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import english from '../../renderer/features/guide/texts/en.json' with { type: 'json' };
import chinese from '../../renderer/features/guide/texts/zh-Hans.json' with { type: 'json' };
import { makeManual, MANUAL_FILES } from './make-manual.ts';
import { projectRoot } from './project.ts';

writeFileSync(join(projectRoot, MANUAL_FILES.en), makeManual('en', english));
writeFileSync(join(projectRoot, MANUAL_FILES['zh-Hans']), makeManual('zh-Hans', chinese));

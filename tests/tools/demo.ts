// `npm run demo`: the main job without a screen. Exports the sample case and says where the packet lies.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runNode } from './project.ts';

const kit = join(projectRoot, 'out/demo');
rmSync(kit, { recursive: true, force: true });
const code = await runNode(['electron/headless/main.ts', 'export', 'resources/sample-case', '--out', kit]);
if (code === 0) process.stdout.write(`The packet is ${join(kit, 'packet.pdf')}\n`);
process.exitCode = code ?? 1;

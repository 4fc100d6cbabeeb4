// `npm run screens`: takes the pictures of docs/screens from the built application.
import { join } from 'node:path';
import { buildApplication, projectRoot, runTool } from './project.ts';

const built = await buildApplication();
const pictures = { REINSTATE_SCREENS: join(projectRoot, 'docs/screens') };
const code =
  built === 0 ? await runTool('@playwright/test/cli.js', ['test', 'screens', 'protection'], pictures) : built;
process.exitCode = code ?? 1;

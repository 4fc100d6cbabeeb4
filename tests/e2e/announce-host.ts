import { chooseHost } from './app.ts';
import { chooseBrowser } from './browser.ts';

/** Says which host the run drives, and unpacks the browser before the first test's clock runs. */
export default async function announceHost(): Promise<void> {
  const host = chooseHost();
  const browser = host === 'standin' ? `, windows shown by ${(await chooseBrowser()).name}` : '';
  process.stdout.write(`end-to-end tests drive the built application on: ${host}${browser}\n`);
}

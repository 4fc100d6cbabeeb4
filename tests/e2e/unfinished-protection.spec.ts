// A start on a folder whose sealing was cut short: the window comes first and says how far it is, the cases follow by themselves.
import { join } from 'node:path';
import { aHeldSealing } from '../support/a-held-sealing.ts';
import { CANARY } from '../support/plain-data-folder.ts';
import { expect, test } from './app-test.ts';
import { chooseHost } from './app.ts';
import { lookAt } from './look-at.ts';

test('shows how far the protection is before anything else, then opens', async ({ launch, folder }) => {
  const isPossible = chooseHost() === 'standin' && process.platform !== 'win32';
  test.skip(!isPossible, 'The keychain of a test is the stand-in’s; Windows has no pipes in folders.');
  test.setTimeout(180_000);
  const { release } = await aHeldSealing(join(folder, 'data'), join(folder, 'keychain'));
  const app = await launch({ protection: 'new' });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Your papers are being protected' })).toBeVisible();
  await expect(page.getByText(/^0 of \d+$/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(CANARY)).toHaveCount(0);
  await lookAt(page, 'protection-goes-on', 'light');
  await release();
  await expect(page.getByText(`${CANARY} and Sons`).first()).toBeVisible({ timeout: 60_000 });
});

import { expect, type Locator } from '@playwright/test';

/** Chooses a row of a list. A list that has just scrolled takes no press for a moment, so it is pressed until it is chosen. */
export async function chooseRow(row: Locator): Promise<void> {
  await expect(async () => {
    await row.click();
    await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 2000 });
  }).toPass({ timeout: 20_000 });
}

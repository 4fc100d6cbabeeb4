import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { findLayoutFaults } from './layout-faults.ts';

const pictures = process.env['REINSTATE_SCREENS'];

/**
 * Expects what is shown now to break no accessibility rule and to fit into its window, and takes its picture when
 * REINSTATE_SCREENS names a folder (as `npm run screens` sets it).
 */
export async function lookAt(page: Page, name: string, colorScheme: string): Promise<void> {
  await page.mouse.move(0, 0);
  // Until what moves has come to rest: fades would be measured as poor contrast.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  await page.waitForTimeout(200);
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    const png = await page.screenshot();
    await sharp(png)
      .png({ palette: true, quality: 90, compressionLevel: 9 })
      .toFile(join(pictures, `${name}-${colorScheme}.png`));
  }
  expect(await findAxeViolations(page), `accessibility of ${name}`).toEqual([]);
  expect(await findLayoutFaults(page), `layout of ${name}`).toEqual([]);
}

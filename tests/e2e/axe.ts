import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axeCore from 'axe-core';

/** One broken rule of WCAG 2.2 AA (or of axe's best practices) on a page. */
export interface AxeViolation {
  readonly rule: string;
  readonly help: string;
  /** CSS paths of the elements, with what is wrong with each. */
  readonly elements: readonly string[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Runs axe on the whole page as it stands. It is brought in through the browser's protocol, because the page's policy lets no
 * foreign script in (nor does Electron let AxeBuilder open a page of its own).
 * @param ignoredRules ids of rules to leave out; say why at the place of the call
 */
export async function findAxeViolations(page: Page, ignoredRules: readonly string[] = []): Promise<AxeViolation[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: `globalThis.axe ?? (() => { ${axeSource} })()` });
  await session.detach();
  const violations = await page.evaluate(
    async (rules) => {
      const { axe } = globalThis as unknown as { axe: typeof axeCore };
      // React Aria speaks by naming an element; for seven seconds afterwards that element may be gone with its screen. And a
      // tooltip that one tabs past quickly stays in the page, unseen.
      const context = {
        exclude: ['[data-live-announcer]', '[data-overlay-container]:has(> [role=tooltip][data-exiting])'],
      };
      // Behind a dialog the page with its heading is hidden, and axe does not always see that one is open.
      const isInDialog = document.querySelector('[data-modal]') !== null;
      const pageRules = isInDialog ? ['landmark-one-main', 'page-has-heading-one'] : [];
      const results = await axe.run(context, {
        resultTypes: ['violations'],
        rules: { ...rules, ...Object.fromEntries(pageRules.map((rule) => [rule, { enabled: false }])) },
      });
      return results.violations;
    },
    // axe leaves this rule of WCAG 2.2 out unless it is asked for.
    { 'target-size': { enabled: true }, ...Object.fromEntries(ignoredRules.map((rule) => [rule, { enabled: false }])) },
  );
  return violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    elements: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
}

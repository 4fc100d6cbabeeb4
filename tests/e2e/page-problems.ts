import type { BrowserContext, Page } from '@playwright/test';

/** Gathers what went wrong in any page of a context. Call it before the first page opens: later is too late for the first errors. */
export function collectPageProblems(
  context: BrowserContext,
  problems: string[],
  isOwnAddress: (url: string) => boolean,
): void {
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(`page: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    // Where the page tries to go is asked of the application elsewhere; this is about what it tries to load.
    if (!request.isNavigationRequest() && !isOwnAddress(request.url())) problems.push(`request to ${request.url()}`);
  });
  context.on('page', (page: Page) => page.on('crash', () => problems.push('the page crashed')));
}

import type { Notice } from './collect-notices.ts';

const RULE = '='.repeat(80);

const HEAD = `Third-party notices of Reinstate

Reinstate itself is free software under the MIT licence (LICENSE.txt). It is made with the software, fonts and data listed here,
each under the licence that follows it. Things with exactly the same licence text share one section.`;

/**
 * The notices as one text: a list of everything with its licence, then each licence text once, below the names of what it is
 * for. The same notices give the same bytes.
 */
export function formatNotices(notices: readonly Notice[]): string {
  const list = notices.map(({ title, licence }) => `${title} (${licence})`).join('\n');
  const byText = Map.groupBy(notices, ({ text }) => text);
  const sections = [...byText].map(([text, owners]) => {
    const names = owners.map(({ title }) => title).join('\n');
    return `${RULE}\n${names}\n${RULE}\n\n${text.replaceAll(/[ \t]+$/gm, '')}`;
  });
  return `${[HEAD, list, ...sections].join('\n\n')}\n`;
}

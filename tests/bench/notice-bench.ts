// How the notice reader does on the development set: `npm run bench:notices`.
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../electron/app/load-catalogue.ts';
import { readNotice } from '../../shared/domain/notice/read-notice.ts';
import { measureNotices } from '../support/measure-notices.ts';
import { readNoticeSet } from '../support/notice-set.ts';

const catalogue = loadCatalogue(fileURLToPath(new URL('../../resources', import.meta.url)));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

for (const prefix of ['', 'first-sight', 'second', 'third', 'fourth', 'fifth']) {
  const figures = measureNotices(readNoticeSet(prefix), catalogue);
  if (figures.count === 0) continue;
  console.log(`${prefix === '' ? 'all' : prefix}: ${figures.count} messages`);
  for (const key of ['top1', 'top3', 'ids', 'kind', 'outcome', 'language', 'scope', 'asks', 'deadlines'] as const) {
    console.log(`  ${key.padEnd(10)} ${percent(figures[key])}`);
  }
  console.log(`  ordinary mails taken for notices: ${figures.falseEnforcement.length}`);
  if (prefix === '') console.log(figures.misses.map((miss) => `    ${miss}`).join('\n'));
}

console.log('Confusion (wanted reason: what came first)');
const rows = new Map<string, Map<string, number>>();
for (const { reasons, text } of readNoticeSet().filter((notice) => notice.reasons.length > 0)) {
  const wanted = reasons[0] ?? '';
  const first = readNotice(text, catalogue).reasons[0]?.reason ?? 'not sure';
  const row = rows.get(wanted) ?? new Map<string, number>();
  const isRight = reasons.includes(first);
  row.set(isRight ? wanted : first, (row.get(isRight ? wanted : first) ?? 0) + 1);
  rows.set(wanted, row);
}
for (const [wanted, row] of rows) {
  console.log(`  ${wanted.padEnd(24)} ${[...row].map(([reason, count]) => `${reason} ${count}`).join(', ')}`);
}

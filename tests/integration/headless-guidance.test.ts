import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawScan, makeScanPdf } from '../fixtures/scans/make-scan.ts';
import { runCommand } from '../support/run-command.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NOTICE_LINES = [
  'Hello,',
  'Your Amazon selling account has been deactivated.',
  'Why did this happen?',
  'Your Order Defect Rate is 2.4 percent, which is above our target.',
  'ASIN: B0C7XK41QD',
];

describe('the user’s own catalogue file on the command line', () => {
  it('is used with --data, and named on stderr when it is broken', { timeout: 60_000 }, async () => {
    const data = createTempDir();
    const notice = join(data, 'notice.txt');
    writeFileSync(notice, NOTICE_LINES.join('\n'));
    const file = join(data, 'catalogue-overrides.json');
    writeFileSync(file, '{ "marketplaces": { "US": { "label": "My store" } } }');
    expect(await runCommand(['notice', notice, '--data', data])).toMatchObject({ stderr: '' });
    writeFileSync(file, '{ "clocks": { "no_such_clock": {} } }');
    const run = await runCommand(['notice', notice, '--data', data, '--json']);
    expect(run.stderr).toContain(`${file} is not used at clocks.no_such_clock: there is no entry with this id`);
    expect(JSON.parse(run.stdout)).toMatchObject([{ kind: 'notice', reasons: [{ id: 'odr' }] }]);
  });
});

describe('a scanned notice on the command line', () => {
  it('is read with recognised text', { timeout: 120_000 }, async () => {
    const file = join(createTempDir(), 'notice.pdf');
    writeFileSync(file, await makeScanPdf([await drawScan(NOTICE_LINES)]));
    const run = await runCommand(['notice', file, '--json']);
    expect(run.stderr).toContain('notice.pdf holds pictures: recognising its text');
    expect(JSON.parse(run.stdout)).toMatchObject([{ kind: 'notice', reasons: [{ id: 'odr' }], asins: ['B0C7XK41QD'] }]);
  });
});

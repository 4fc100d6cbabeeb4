import { describe, expect, it, vi } from 'vitest';
import type { SalesReport } from '../../shared/domain/sales-report.ts';
import type { TableFault } from '../../shared/domain/table-source.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// A thread is started to read the file, on few cores.
vi.setConfig({ testTimeout: 120_000 });

const CSV =
  'purchase-date;asin;quantity\n2026-03-01;B0ABCDEFGH;100\n2026-04-01;B0ABCDEFGH;67\n2024-01-01;B0ABCDEFGH;900\n';
const DAYS = { from: '2025-09-14', to: '2026-09-13' };

function reportOf(read: SalesReport | TableFault): SalesReport {
  if (read.kind === 'fault') throw new Error(read.fault);
  return read;
}

describe('a sales report', () => {
  it('is read in a thread, kept with the case as the user takes it, undone, and found by the checks', async () => {
    const dir = createTempDir();
    const { call, finished, app, dataDir } = await startApp();
    const { id: caseId } = unwrap(
      await call('cases.create', aNewCase({ asins: ['B0ABCDEFGH'], noticeReceivedOn: '2026-09-14' })),
    );
    const paths = [putFile(dir, 'sales.csv', CSV), putFile(dir, 'invoice.pdf', await aPdf(1))];
    await finished(unwrap(await call('evidence.startImport', { caseId }, paths)).jobId);
    const list = unwrap(await call('evidence.list', { caseId }));
    const report = list.find(({ fileName }) => fileName === 'sales.csv')!;
    const invoice = list.find(({ fileName }) => fileName === 'invoice.pdf')!;

    const read = reportOf(
      unwrap(await call('evidence.readSalesReport', { caseId, source: { evidenceId: report.id }, days: DAYS })),
    );
    expect(read).toMatchObject({ units: { B0ABCDEFGH: 167 }, otherDayRows: 1, delimiter: ';' });
    const all = unwrap(
      await call('evidence.readSalesReport', { caseId, source: { evidenceId: report.id }, days: null }),
    );
    expect(all).toMatchObject({ units: { B0ABCDEFGH: 1067 } });
    expect(
      await call('evidence.readSalesReport', { caseId, source: { evidenceId: invoice.id }, days: null }),
    ).toMatchObject({
      ok: false,
      error: { code: 'source-unreadable' },
    });

    const shortOf = async (): Promise<readonly string[]> =>
      unwrap(await call('cases.check', { caseId }))
        .filter(({ rule }) => rule === 'units-short')
        .map(({ message }) => message);
    expect(await shortOf()).toEqual([]);
    unwrap(await call('cases.update', { caseId, patch: { sales: read.units } }));
    expect(await shortOf()).toEqual([expect.stringContaining('167 units are missing')]);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('cases.get', { caseId })).case.sales).toEqual({});
    unwrap(await call('history.redo', { caseId }));
    await app.close();

    const again = await startApp({ dataDir });
    expect(unwrap(await again.call('cases.get', { caseId })).case.sales).toEqual({ B0ABCDEFGH: 167 });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { EvidenceId, HighlightId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, folderEvidence } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { exportKit } from '../support/export-kit.ts';
import { readManifest } from '../support/kit-files.ts';
import { readPdf } from '../support/read-pdf.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const area = { left: 0.1, top: 0.2, width: 0.3, height: 0.04 };
const highlight = { pageNumber: 1, rectangles: [area], note: '', inPacket: true };

async function startWithOne() {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  const file = putFile(createTempDir(), 'invoice.pdf', await aPdf(2, 'invoice'));
  const { jobId } = unwrap(await test.call('evidence.startImport', { caseId, type: 'supplier_invoice' }, [file]));
  await test.finished(jobId);
  const [evidence] = unwrap(await test.call('evidence.list', { caseId }));
  if (!evidence) throw new Error('nothing was taken in');
  const of = { caseId, evidenceId: evidence.id };
  return { ...test, caseId, of, list: async () => unwrap(await test.call('highlights.list', of)) };
}

describe('highlights', () => {
  it('are added, changed and removed, and each step is undone by its name', async () => {
    const { call, caseId, of, list } = await startWithOne();
    const added = unwrap(await call('highlights.add', { ...of, highlight }));
    expect(await list()).toEqual([added]);
    const one = { ...of, highlightId: added.id };
    const nameOfUndo = async () => unwrap(await call('history.get', { caseId })).undo;
    expect(await nameOfUndo()).toBe('Add highlight');
    const rectangles = [{ ...area, left: 0.5 }];
    unwrap(await call('highlights.update', { ...one, patch: { rectangles } }));
    expect(await nameOfUndo()).toBe('Move highlight');
    unwrap(await call('highlights.update', { ...one, patch: { note: 'The ASIN' } }));
    expect(await nameOfUndo()).toBe('Edit highlight');
    unwrap(await call('highlights.remove', one));
    expect(await nameOfUndo()).toBe('Remove highlight');
    expect(await list()).toEqual([]);

    for (let steps = 0; steps < 3; steps += 1) unwrap(await call('history.undo', { caseId }));
    expect(await list()).toEqual([added]);
    unwrap(await call('history.undo', { caseId }));
    expect(await list()).toEqual([]);
    for (let steps = 0; steps < 3; steps += 1) unwrap(await call('history.redo', { caseId }));
    expect(await list()).toEqual([{ ...added, rectangles, note: 'The ASIN' }]);
  });

  it('are refused on pages that are not there, in too large a number, and on nothing', async () => {
    const { call, of } = await startWithOne();
    const add = (changes: object) => call('highlights.add', { ...of, highlight: { ...highlight, ...changes } });
    expect(await add({ pageNumber: 3 })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await add({ rectangles: [{ ...area, left: 0.9 }] })).toMatchObject({ error: { code: 'invalid-input' } });
    unwrap(await add({ rectangles: Array.from({ length: 49 }, () => area) }));
    const last = unwrap(await add({}));
    expect(await add({})).toMatchObject({ error: { code: 'invalid-input' } });
    unwrap(await add({ pageNumber: 2 }));
    const patch = { rectangles: [area, area] };
    expect(await call('highlights.update', { ...of, highlightId: last.id, patch })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    const none = { ...of, highlightId: 'none' as HighlightId };
    expect(await call('highlights.remove', none)).toMatchObject({ error: { code: 'not-found' } });
    const nothing = { ...of, evidenceId: 'none' as EvidenceId };
    expect(await call('highlights.add', { ...nothing, highlight })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('go and come back with their evidence', async () => {
    const { call, of, list } = await startWithOne();
    const added = unwrap(await call('highlights.add', { ...of, highlight }));
    unwrap(await call('evidence.remove', of));
    unwrap(await call('evidence.restore', of));
    expect(await list()).toEqual([added]);
  });

  it('come in with a case folder and reach the packet of types that allow it', async () => {
    const evidence = [
      folderEvidence('inv-acme', { highlights: [{ pageNumber: 2, rectangles: [area], note: 'Quantity and ASIN' }] }),
      folderEvidence('removal', {
        file: 'evidence/removal.jpg',
        type: 'utility_bill',
        highlights: [{ pageNumber: 1, rectangles: [area] }],
      }),
    ];
    const kit = await exportKit(caseJson({ evidence }));
    const { exhibits, findings } = readManifest(kit).report;
    const copy = (exhibits[0]?.firstPage ?? 0) + 2;
    expect(exhibits.map(({ markedCopies }) => markedCopies)).toEqual([[copy], undefined]);
    const { pages } = await readPdf(readFileSync(join(kit, 'packet.pdf')));
    expect(pages[copy - 1]?.text.replaceAll(/\s+/g, ' ')).toContain('Note: Quantity and ASIN');
    expect(findings.map(({ rule }) => rule)).toContain('marked-copy-not-allowed');
    // Ids are made anew at each import; the bytes don't depend on them.
    const again = await exportKit(caseJson({ evidence }));
    expect(readManifest(again).report.packet.sha256).toBe(readManifest(kit).report.packet.sha256);
  });
});

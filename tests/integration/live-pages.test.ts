import { describe, expect, it, vi } from 'vitest';
import { readStored } from '../../electron/vault/stored-file.ts';
import { findCitedPage, listPagePieces, pieceUrl, type PacketPages } from '../../shared/domain/packet-pages.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const DATE = '2026-10-01';

async function startWithEvidence() {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase({ title: 'Scales' })));
  const dir = createTempDir();
  const files = [putFile(dir, 'invoice.pdf', await aPdf(20)), putFile(dir, 'photo.jpg', await aJpeg())];
  await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, files)).jobId);
  const write = async (rootCause: string): Promise<PacketPages> => {
    unwrap(await test.call('plans.save', { caseId, patch: { rootCause } }));
    return unwrap(await test.call('packets.layOutPages', { caseId, date: DATE }));
  };
  return { ...test, caseId, write };
}

/** The text of a page as it is drawn for the window. */
async function readPage({ app }: Pick<TestApp, 'app'>, packet: PacketPages, pageNumber: number): Promise<string> {
  const piece = listPagePieces(packet)[pageNumber - 1];
  const content = await app.readContent(pieceUrl(piece?.key ?? ''));
  if (!piece || content?.mime !== 'application/pdf') throw new Error(`no page ${pageNumber}`);
  const pdf = openWithMupdf(await readStored(content.file));
  const text = pdf.text(piece.pageIndex);
  pdf.close();
  return text;
}

describe('live pages', () => {
  it('show what the case says now, and only what changed is another page', async () => {
    const test = await startWithEvidence();
    const first = await test.write('The invoice [[invoice p18]] shows it.');
    const planPage = first.ownPages.find(({ kind }) => kind === 'plan')?.pageNumber ?? 0;
    expect(await readPage(test, first, planPage)).toContain('shows it.');
    const cited = findCitedPage(first, 'invoice', 18) ?? 0;
    expect(first.ownPages.flatMap(({ links }) => links).map(({ targetPage }) => targetPage)).toContain(cited);
    expect(await readPage(test, first, cited)).toContain('18');
    const second = await test.write('The invoice [[invoice p18]] proves it.');
    expect(await readPage(test, second, planPage)).toContain('proves it.');
    const changed = second.ownPages.filter(({ key }, index) => key !== first.ownPages[index]?.key);
    expect(changed.map(({ kind }) => kind)).toEqual(['plan']);
    expect(second.exhibits).toEqual(first.exhibits);
    // The window may still be drawing the state before.
    expect(await readPage(test, first, planPage)).toContain('shows it.');
  });

  it('shows a case that could not be exported, but not a citation of nothing', async () => {
    const test = await startWithEvidence();
    const { call, caseId } = test;
    expect((await test.write('')).totalPages).toBeGreaterThan(20);
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'See [[photo]].' } }));
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'photo' }));
    expect(await call('packets.layOutPages', { caseId, date: DATE })).toMatchObject({ error: { code: 'blocked' } });
    unwrap(await call('history.undo', { caseId }));
    const { exhibits } = unwrap(await call('packets.layOutPages', { caseId, date: DATE }));
    expect(exhibits.map(({ evidenceId }) => evidenceId)).toEqual(['photo', 'invoice']);
    expect(await test.app.readContent(pieceUrl('0'.repeat(32)))).toBeNull();
  });

  it('draws a piece once, however often it is asked for at once', async () => {
    const test = await startWithEvidence();
    const packet = await test.write('See [[photo]].');
    const urls = packet.exhibits.flatMap(({ pieces }) => pieces.map(({ key }) => pieceUrl(key)));
    expect(urls).toHaveLength(3);
    const files = await Promise.all([...urls, ...urls].map(async (url) => (await test.app.readContent(url))?.file));
    expect(new Set(files).size).toBe(3);
    expect(files).not.toContain(undefined);
  });
});

import { describe, expect, it } from 'vitest';
import { createContentReader } from '../../../../electron/app/read-content.ts';
import { evidenceUrl, pictureUrl, versionUrl } from '../../../../shared/contracts/evidence.ts';
import { pieceUrl } from '../../../../shared/domain/packet-pages.ts';
import { anEvidence } from '../../../support/a-case-file.ts';

const invoice = anEvidence('inv-acme');
const read = createContentReader({
  findEvidence: (caseId, id) => (caseId === 'case-1' && id === 'inv-acme' ? invoice : undefined),
  listVersions: () => [
    {
      ...{ replacedAt: '2026-10-01T08:00:00.000Z', fileName: 'old.tif', pages: null },
      file: { ...invoice.file, sha256: 'b'.repeat(64), mime: 'image/tiff' },
    },
  ],
  locate: (sha256) => ({ path: `/vault/${sha256}`, key: 'k' }),
  findPiece: async (key) => (key === 'a'.repeat(32) ? { path: '/tmp/pieces/1.pdf' } : undefined),
  findPicture: async ({ id }, page) =>
    page === 2 ? { file: { path: `/tmp/pictures/${id}-2` }, mime: 'image/png' } : null,
});

describe('createContentReader', () => {
  it('finds evidence by its address', async () => {
    expect(await read(evidenceUrl('case-1', 'inv-acme'))).toEqual({
      file: { path: `/vault/${invoice.file.sha256}`, key: 'k' },
      mime: 'application/pdf',
    });
  });

  it('finds pieces of a packet by their keys', async () => {
    const piece = { file: { path: '/tmp/pieces/1.pdf' }, mime: 'application/pdf' };
    expect(await read(pieceUrl('a'.repeat(32)))).toEqual(piece);
    expect(await read(pieceUrl('b'.repeat(32)))).toBeNull();
    expect(await read(pieceUrl('../../reinstate'))).toBeNull();
  });

  it('finds earlier versions, and converted pages of theirs', async () => {
    const address = versionUrl('case-1', 'inv-acme', '2026-10-01T08:00:00.000Z');
    expect(await read(address)).toEqual({ file: { path: `/vault/${'b'.repeat(64)}`, key: 'k' }, mime: 'image/tiff' });
    expect(await read(`${address}/picture/2`)).toEqual({
      file: { path: '/tmp/pictures/inv-acme-2' },
      mime: 'image/png',
    });
    expect(await read(`${address}/picture/3`)).toBeNull();
  });

  it('finds converted pages of pictures, by evidence and page', async () => {
    expect(await read(pictureUrl('case-1', 'inv-acme', 2))).toEqual({
      file: { path: '/tmp/pictures/inv-acme-2' },
      mime: 'image/png',
    });
  });

  it.each([
    '/content/picture/case-1/inv-acme/3',
    '/content/picture/case-1/inv-acme/0',
    '/content/picture/case-1/inv-acme/02',
    '/content/picture/case-1/inv-acme/',
    '/content/picture/case-1/inv-acme/2/..',
    '/content/picture/case-1/other/2',
    '/content/picture/case-2/inv-acme/2',
    '/content/picture/..%2fcase-1/inv-acme/2',
    '/content/version/case-1/inv-acme/2026-10-02T08:00:00.000Z',
    '/content/version/case-1/other/2026-10-01T08:00:00.000Z',
    '/content/version/case-1/inv-acme/',
    '/content/version/case-1/inv-acme/..%2f..%2fx/picture/2',
    '/content/evidence/case-1/other',
    '/content/evidence/case-2/inv-acme',
    '/content/evidence/case-1/inv-acme/',
    '/content/evidence/case-1/inv-acme/../../x',
    '/content/evidence/case-1/..%2f..%2fetc%2fpasswd',
    '/content/evidence/case-1/%E0%A4%A',
    '/content/evidence/case-1/inv-acme?x',
    '/content/evidence//inv-acme',
    `/content/piece/${'a'.repeat(31)}.pdf`,
    `/content/piece/..%2f${'a'.repeat(32)}.pdf`,
    `/content/piece/${'a'.repeat(32)}.pdf/`,
    '/content/vault/ab',
    '/content/',
    `//content/piece/${'a'.repeat(32)}.pdf`,
    '',
  ])('has nothing at %j', async (path) => {
    expect(await read(path)).toBeNull();
  });
});

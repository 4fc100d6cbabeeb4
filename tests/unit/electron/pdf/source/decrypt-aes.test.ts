import { createCipheriv } from 'node:crypto';
import { PDFContext, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { listContents } from '../../../../../electron/pdf/import-pages.ts';
import { openPdf } from '../../../../../electron/pdf/open-pdf.ts';
import { decodeStream } from '../../../../../electron/pdf/source/decode-stream.ts';
import { decryptStream, type CipherFactory } from '../../../../../electron/pdf/source/decrypt-aes.ts';
import {
  makeOwnerEncryptedAes128,
  makeOwnerEncryptedAes256,
  makeOwnerEncryptedRc4,
  makeOwnerEncryptedRc4With40Bits,
} from '../../../../fixtures/odd-papers/encrypted-papers.ts';
import { makePlainPages } from '../../../../fixtures/odd-papers/page-geometry-papers.ts';

const KEY = Buffer.alloc(32, 7);
const VECTOR = Buffer.alloc(16, 3);

/** Of a file with AES-256; pdf-lib's own way fails, so that a test sees when it is taken. */
function createFactory(method: string): CipherFactory {
  const context = PDFContext.create();
  return {
    encryptionKey: KEY,
    cf: context.obj({ StdCF: { CFM: method } }),
    strf: PDFName.of('StdCF'),
    buildObjectKey: () => KEY.subarray(0, 16),
    createCipherTransform: () => ({ decryptBytes: () => Buffer.from("pdf-lib's") }),
  };
}

/** With a padding that is written out, or with none. */
function encrypt(plain: string, key = KEY): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, VECTOR).setAutoPadding(false);
  return Buffer.concat([VECTOR, cipher.update(Buffer.from(plain, 'latin1')), cipher.final()]);
}

function decrypt(bytes: Uint8Array, method = 'AESV3'): string {
  return Buffer.from(decryptStream(createFactory(method), PDFRef.of(1), bytes)).toString('latin1');
}

describe('decryptStream', () => {
  it('takes the padding off, of every length', () => {
    expect(decrypt(encrypt(`fifteen letters${'\x01'}`))).toBe('fifteen letters');
    expect(decrypt(encrypt(`sixteen letters.${'\x10'.repeat(16)}`))).toBe('sixteen letters.');
  });

  it('keeps what is no padding, and leaves out what is no block', () => {
    expect(decrypt(encrypt('no padding at it'))).toBe('no padding at it');
    expect(decrypt(encrypt('a wrong number\x01\x02'))).toBe('a wrong number\x01\x02');
    expect(decrypt(Buffer.concat([encrypt('no padding at it'), Buffer.from('rest')]))).toBe('no padding at it');
    expect(decrypt(VECTOR)).toBe('');
    expect(decrypt(Buffer.from('short'))).toBe('');
  });

  it('takes the key of the object for AES-128, and leaves the other methods to pdf-lib', () => {
    expect(decrypt(encrypt('of one object...', KEY.subarray(0, 16)), 'AESV2')).toBe('of one object...');
    expect(decrypt(encrypt('fifteen letters\x01'), 'V2')).toBe("pdf-lib's");
    expect(decrypt(encrypt('fifteen letters\x01'), 'None')).toBe("pdf-lib's");
  });

  it.each([
    ['Owner password, AES-256', makeOwnerEncryptedAes256],
    ['Owner password, AES-128', makeOwnerEncryptedAes128],
    ['Owner password, RC4-128', makeOwnerEncryptedRc4],
    ['Owner password, RC4-40', makeOwnerEncryptedRc4With40Bits],
  ])('finds the pages as they were: %s', async (label, make) => {
    expect(await readContents(await make())).toEqual(await readContents(makePlainPages(label, 2)));
  });
});

async function readContents(bytes: Uint8Array): Promise<readonly string[]> {
  const opening = await openPdf(bytes);
  if (!opening.ok) throw new Error(opening.problem.code);
  const { pages, context } = opening.pdf;
  return pages.map(({ dict }) =>
    listContents(dict)
      .map((content) => context.lookup(content))
      .map((stream) => (stream instanceof PDFRawStream ? decodeStream(stream)?.bytes : undefined))
      .map((part) =>
        Buffer.from(part ?? [])
          .toString('latin1')
          .trim(),
      )
      .join('\n'),
  );
}

import { createDecipheriv } from 'node:crypto';
import { PDFDict, PDFName, type PDFObject, type PDFRef } from 'pdf-lib';

/** pdf-lib's way to decrypt, as far as it is used here; pdf-lib is pinned. */
export type CipherFactory = {
  readonly encryptionKey: Uint8Array;
  /** Crypt filters, where the file has such (PDF 1.7, 7.6.5), and the name of the one in use. */
  readonly cf?: PDFObject | undefined;
  readonly strf?: PDFObject | undefined;
  /** The key of one object (PDF 1.7, 7.6.2, algorithm 1). */
  buildObjectKey(objectNumber: number, generation: number, key: Uint8Array, isAes: boolean): Uint8Array;
  createCipherTransform(objectNumber: number, generation: number): { decryptBytes(bytes: Uint8Array): Uint8Array };
};

const BLOCK_BYTES = 16;
const CFM = PDFName.of('CFM');

/**
 * Decrypts the data of a stream as pdf-lib would. AES in native code: pdf-lib decrypts in JavaScript, with an array of
 * its own for every 16 bytes, so that a protected scan of 20 MB takes seconds and hundreds of megabytes.
 */
export function decryptStream(
  factory: CipherFactory,
  { objectNumber, generationNumber }: PDFRef,
  bytes: Uint8Array,
): Uint8Array {
  const method = findMethod(factory);
  if (method === 'AESV3') return decryptAes(bytes, factory.encryptionKey);
  if (method === 'AESV2') {
    return decryptAes(bytes, factory.buildObjectKey(objectNumber, generationNumber, factory.encryptionKey, true));
  }
  return factory.createCipherTransform(objectNumber, generationNumber).decryptBytes(bytes);
}

function findMethod({ cf, strf }: CipherFactory): string | undefined {
  const filter = cf instanceof PDFDict && strf instanceof PDFName ? cf.lookup(strf) : undefined;
  const method = filter instanceof PDFDict ? filter.lookup(CFM) : undefined;
  return method instanceof PDFName ? method.decodeText() : undefined;
}

/**
 * AES in CBC mode (PDF 1.7, 7.6.2): the first block is the initialisation vector, the end is padded. Bytes behind the
 * last whole block are left out, and padding that isn't right is taken for data: files like that exist.
 */
function decryptAes(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  const blocks = Math.floor(bytes.length / BLOCK_BYTES);
  if (blocks < 2) return new Uint8Array(0);
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, bytes.subarray(0, BLOCK_BYTES));
  decipher.setAutoPadding(false);
  const plain = decipher.update(bytes.subarray(BLOCK_BYTES, blocks * BLOCK_BYTES));
  const padding = plain[plain.length - 1] ?? 0;
  const isPadded = padding <= BLOCK_BYTES && plain.subarray(plain.length - padding).every((byte) => byte === padding);
  return isPadded ? plain.subarray(0, plain.length - padding) : plain;
}

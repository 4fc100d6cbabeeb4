import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { PacketFault } from '../../shared/domain/packet.ts';
import { checkActiveContent } from './verify/check-active-content.ts';
import { checkAnnotations } from './verify/check-annotations.ts';
import { checkBookmarks } from './verify/check-bookmarks.ts';
import { checkCatalog } from './verify/check-catalog.ts';
import { fault, type Check, type PacketExpectation } from './verify/check-context.ts';
import { checkEvidence } from './verify/check-evidence.ts';
import { checkIndex } from './verify/check-index.ts';
import { checkLayout } from './verify/check-layout.ts';
import { checkLinks } from './verify/check-links.ts';
import { checkMarkedCopies } from './verify/check-marked-copies.ts';
import { checkOriginals } from './verify/check-originals.ts';
import { checkPages } from './verify/check-pages.ts';
import { checkResolution } from './verify/check-resolution.ts';
import { listPages } from './verify/packet-outline.ts';
import { openPacket, PacketStructureError, type ByteSource } from './verify/packet-reader.ts';
import { isKind } from './verify/pdf-value.ts';

export type { PacketExpectation } from './verify/check-context.ts';
export type { ByteSource } from './verify/packet-reader.ts';

const CHECKS: readonly Check[] = [
  checkPages,
  checkLayout,
  checkMarkedCopies,
  checkLinks,
  checkIndex,
  checkAnnotations,
  checkBookmarks,
  checkCatalog,
  checkActiveContent,
  checkEvidence,
  checkOriginals,
  checkResolution,
];
const HASH_CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Reads a packet back and names everything in it that isn't as it should be. It trusts nothing of the writer: it reads
 * the file through its own cross-reference, with a reader of its own.
 * @param packet the file, whole or to be read piece by piece
 * @param expected what the packet should be; without it only what can be told from the file itself is checked
 * @returns no fault when all is well
 */
export function verifyPacket(
  packet: Uint8Array | ByteSource,
  expected: PacketExpectation = {},
): readonly PacketFault[] {
  const source = packet instanceof Uint8Array ? readFromMemory(packet) : packet;
  const promised = expected.report?.packet;
  const faults: PacketFault[] = [];
  if (promised && hashSource(source) !== promised.sha256) {
    faults.push(fault('hash', null, "The packet isn't the file that was written: its SHA-256 differs."));
  }
  try {
    const reader = openPacket(source);
    if (reader.trailer.entries.has('Encrypt'))
      return [...faults, fault('encryption', null, 'The packet is encrypted.')];
    const catalog = reader.get(reader.trailer, 'Root');
    if (!isKind(catalog, 'dict')) throw new PacketStructureError('the catalog is missing');
    const opened = listPages(reader, catalog);
    for (const check of CHECKS) faults.push(...check(opened, expected));
  } catch (error) {
    faults.push(fault('structure', null, `The packet can't be read: ${describe(error)}.`));
  }
  return faults;
}

/** Bytes in memory as a source. */
export function readFromMemory(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    sizeBytes: buffer.length,
    read: (offset, length) => buffer.subarray(offset, offset + length),
    checksum: (offset, length) => crc32(buffer.subarray(offset, offset + length)),
  };
}

/** A damaged file can break the reading anywhere; whatever it is, the packet is not good. */
function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}

function hashSource(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let at = 0; at < source.sizeBytes; at += HASH_CHUNK_BYTES) hash.update(source.read(at, HASH_CHUNK_BYTES));
  return hash.digest('hex');
}

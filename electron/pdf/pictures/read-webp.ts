import { matchesAt } from '../source/byte-scan.ts';

/** What a WebP says about itself (RFC 9649). */
export type WebpFacts = { readonly isLossy: boolean; readonly isAnimated: boolean; readonly isComplete: boolean };

const FRAME_HEADER_BYTES = 16;

/** Reads the chunks of a WebP; undefined when its head isn't that of a WebP or it holds no picture. */
export function readWebp(bytes: Uint8Array): WebpFacts | undefined {
  if (!matchesAt(bytes, 'RIFF', 0) || !matchesAt(bytes, 'WEBP', 8)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length >= 12 ? 8 + view.getUint32(4, true) : 0;
  let isAnimated = false;
  for (let at = 12; at + 8 <= bytes.length;) {
    const isFrame = matchesAt(bytes, 'ANMF', at);
    isAnimated ||= isFrame;
    const isLossy = matchesAt(bytes, 'VP8 ', at);
    if (isLossy || matchesAt(bytes, 'VP8L', at)) return { isLossy, isAnimated, isComplete: end <= bytes.length };
    const size = view.getUint32(at + 4, true);
    // The first frame of an animation has chunks of its own; only the first counts.
    at += isFrame ? 8 + FRAME_HEADER_BYTES : 8 + size + (size % 2);
  }
  return undefined;
}

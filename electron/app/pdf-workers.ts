import type { InspectFile } from '../case-folder/read-case-folder.ts';
import type { VerifyPacket, WritePacket } from '../features/packets/packet-ports.ts';

/** The application's uses of electron/pdf, each in a thread of its own. */
export type PdfWorkers = {
  readonly inspect: InspectFile;
  readonly writePacket: WritePacket;
  readonly verifyPacket: VerifyPacket;
};

export function createPdfWorkers(options: {
  /** Files of the workers: `.js` beside the bundle, `.ts` when run from the sources. */
  readonly workers: { readonly packet: string | URL; readonly inspect: string | URL };
  readonly fontsDir: string;
  /** Where a vault file lies, by its SHA-256. */
  readonly pathOf: (sha256: string) => string;
  readonly onError: (error: unknown, errorId: string) => void;
}): PdfWorkers {
  const notYet = () => Promise.reject(new Error(`being written: ${options.fontsDir}`));
  return { inspect: notYet, writePacket: notYet, verifyPacket: notYet };
}

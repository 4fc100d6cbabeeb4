import type { InspectFile } from '../case-folder/read-case-folder.ts';
import type { VerifyPacket, WritePacket } from '../features/packets/packet-ports.ts';
import type { Vault } from '../vault/vault.ts';

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
  readonly vault: Vault;
  readonly onError: (error: unknown, errorId: string) => void;
}): PdfWorkers {
  throw new Error(`being written: ${options.fontsDir}`);
}

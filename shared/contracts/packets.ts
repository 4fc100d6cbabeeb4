import { z } from 'zod';
import { localDateSchema } from '../domain/dates.ts';
import { caseIdSchema, jobIdSchema } from '../domain/ids.ts';
import { packetPagesSchema } from '../domain/packet-pages.ts';
import { defineCall } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema, date: localDateSchema });

export const packetsContract = {
  /**
   * Lays the packet out as the case is now, findings or not, and tells what each of its pages is; `pieceUrl` has their
   * addresses. `blocked` when a citation leads nowhere.
   */
  'packets.layOutPages': defineCall(ofCase, packetPagesSchema),
  /** Asks for a folder, then writes the submission kit into a new folder inside it. Null when the user closed the dialog. */
  'packets.startExport': defineCall(ofCase, z.object({ jobId: jobIdSchema }).nullable()),
  /** Opens the system's file manager at the kit that a finished export wrote. */
  'packets.showInFolder': defineCall(z.strictObject({ jobId: jobIdSchema }), z.null()),
  /** Opens that kit's packet in the system's PDF application. */
  'packets.openPacket': defineCall(z.strictObject({ jobId: jobIdSchema }), z.null()),
};

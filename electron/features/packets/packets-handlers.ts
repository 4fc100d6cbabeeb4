import type { Handlers } from '../../../shared/contracts/index.ts';
import type { PacketsService } from './packets-service.ts';

type PacketCalls = 'packets.startPreview' | 'packets.startExport' | 'packets.showInFolder' | 'packets.openPacket';

/** Answers the calls `packets.*`. */
export function createPacketsHandlers(packets: PacketsService): Pick<Handlers, PacketCalls> {
  return {
    'packets.startPreview': ({ caseId, date }) => packets.startPreview(caseId, date),
    'packets.startExport': ({ caseId, date }) => packets.startExport(caseId, date),
    'packets.showInFolder': ({ jobId }) => packets.showInFolder(jobId),
    'packets.openPacket': ({ jobId }) => packets.openPacket(jobId),
  };
}

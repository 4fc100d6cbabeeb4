import type { Handlers } from '../../../shared/contracts/index.ts';
import type { LivePages } from './live-pages.ts';
import type { PacketsService } from './packets-service.ts';

type PacketCalls = 'packets.layOutPages' | 'packets.startExport' | 'packets.showInFolder' | 'packets.openPacket';

/** Answers the calls `packets.*`. */
export function createPacketsHandlers(packets: PacketsService, pages: LivePages): Pick<Handlers, PacketCalls> {
  return {
    'packets.layOutPages': ({ caseId, date }) => pages.layOutPages(caseId, date),
    'packets.startExport': ({ caseId, date }) => packets.startExport(caseId, date),
    'packets.showInFolder': ({ jobId }) => packets.showInFolder(jobId),
    'packets.openPacket': ({ jobId }) => packets.openPacket(jobId),
  };
}

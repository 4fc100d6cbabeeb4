import type { Handlers } from '../../../shared/contracts/index.ts';
import type { DrawnPages } from './drawn-pages.ts';
import type { KitPlanning } from './kit-planning.ts';

type ChannelCalls = 'channels.planKit' | 'channels.listPagesToDraw' | 'channels.keepDrawnPage';

/** Answers the calls `channels.*`. */
export function createChannelsHandlers(planning: KitPlanning, drawnPages: DrawnPages): Pick<Handlers, ChannelCalls> {
  return {
    'channels.planKit': ({ caseId, date, firstPages }) => planning.planKit(caseId, date, firstPages),
    'channels.listPagesToDraw': ({ caseId, date }) => planning.listPagesToDraw(caseId, date),
    'channels.keepDrawnPage': ({ sha256, pageNumber, base64 }) => drawnPages.keep(sha256, pageNumber, base64),
  };
}

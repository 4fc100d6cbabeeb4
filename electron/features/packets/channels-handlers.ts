import type { Handlers } from '../../../shared/contracts/index.ts';
import type { KitPlanning } from './kit-planning.ts';

/** Answers the calls `channels.*`. */
export function createChannelsHandlers(planning: KitPlanning): Pick<Handlers, 'channels.planKit'> {
  return { 'channels.planKit': ({ caseId, date }) => planning.planKit(caseId, date) };
}

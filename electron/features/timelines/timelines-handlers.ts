import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { TimelinesService } from './timelines-service.ts';

/** Answers the calls `timelines.*`. */
export function createTimelinesHandlers(
  timelines: TimelinesService,
): Pick<Handlers, 'timelines.save' | 'timelines.addToEvidence'> {
  return {
    'timelines.save': ({ caseId, interactionIds, format }) => timelines.save(caseId, interactionIds, format),
    'timelines.addToEvidence': async ({ caseId, interactionIds }) => {
      const added = await timelines.addToEvidence(caseId, interactionIds);
      return added.ok ? ok({ evidenceId: added.value.evidence.id, isDuplicate: added.value.isDuplicate }) : added;
    },
  };
}

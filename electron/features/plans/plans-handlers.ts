import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { PlansService } from './plans-service.ts';

type PlanCalls = Extract<keyof Handlers, `plans.${string}`>;

/** Answers the calls `plans.*`. */
export function createPlansHandlers(plans: PlansService): Pick<Handlers, PlanCalls> {
  return {
    'plans.get': ({ caseId }) => ok(plans.get(caseId)),
    'plans.save': ({ caseId, patch }) => plans.save(caseId, definedOnly(patch)),
    'plans.getNotes': ({ caseId }) => ok(plans.getNotes(caseId)),
    'plans.saveNotes': ({ caseId, patch }) => plans.saveNotes(caseId, definedOnly(patch)),
    'plans.listRevisions': ({ caseId }) => ok([...plans.listRevisions(caseId)]),
    'plans.nameRevision': ({ caseId, name }) => plans.nameRevision(caseId, name),
    'plans.restoreRevision': ({ caseId, revisionId }) => plans.restoreRevision(caseId, revisionId),
  };
}

import { z } from 'zod';
import { caseIdSchema, planRevisionIdSchema } from '../domain/ids.ts';
import { planNotesSchema } from '../domain/plan-notes.ts';
import { planRevisionSchema, planSchema, planTextSchema } from '../domain/plan.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

export const plansContract = {
  'plans.get': defineCall(ofCase, planSchema),
  /** Autosave: changes the parts that are given. */
  'plans.save': defineCall(ofCase.extend({ patch: planTextSchema.partial() }), planSchema),
  'plans.listRevisions': defineCall(ofCase, z.array(planRevisionSchema)),
  'plans.nameRevision': defineCall(ofCase.extend({ name: z.string().trim().min(1).max(120) }), planRevisionSchema),
  /** Brings a revision's text back into the plan (itself a change that can be undone). */
  'plans.restoreRevision': defineCall(ofCase.extend({ revisionId: planRevisionIdSchema }), planSchema),
  /** What the user noted while writing; never sent. */
  'plans.getNotes': defineCall(ofCase, planNotesSchema),
  /** Changes what is given. */
  'plans.saveNotes': defineCall(ofCase.extend({ patch: planNotesSchema.partial() }), planNotesSchema),
  'plans.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};

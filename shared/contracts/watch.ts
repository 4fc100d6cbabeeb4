import { z } from 'zod';
import { watchTaskDetailsSchema, watchTaskSchema } from '../domain/clocks/watch-task.ts';
import { caseIdSchema, watchTaskIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });
const oneOf = ofCase.extend({ taskId: watchTaskIdSchema });

export const watchContract = {
  /** By the day on which they are due. */
  'watch.list': defineCall(ofCase, z.array(watchTaskSchema)),
  /** All of them in one step of undo. */
  'watch.add': defineCall(
    ofCase.extend({ tasks: z.array(watchTaskDetailsSchema).min(1).max(200) }),
    z.array(watchTaskSchema),
  ),
  'watch.update': defineCall(oneOf.extend({ patch: watchTaskDetailsSchema.partial() }), watchTaskSchema),
  'watch.remove': defineCall(oneOf, z.null()),
  'watch.changed': defineEvent(ofCase),
};

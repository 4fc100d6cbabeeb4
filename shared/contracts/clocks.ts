import { z } from 'zod';
import { caseClockSchema, dueClockSchema } from '../domain/clocks/case-clock.ts';
import { contactJudgementSchema } from '../domain/clocks/judge-contact.ts';
import { caseIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

export const clocksContract = {
  /** Every day that a case waits for, soonest first. */
  'clocks.list': defineCall(ofCase, z.array(caseClockSchema)),
  /** What asks something of the user within a week or before, over all cases but the example, soonest first. */
  'clocks.listDue': defineCall(z.strictObject({}), z.array(dueClockSchema)),
  /** Whether another message to Amazon now would come too soon. */
  'clocks.judgeContact': defineCall(ofCase, contactJudgementSchema),
  /**
   * Asks for a folder and writes the days to come into a calendar file there: of one case, or of all. Null when the dialog
   * was closed; `count` is 0 and nothing is written when there is no day to come.
   */
  'clocks.saveCalendar': defineCall(
    z.strictObject({ caseId: caseIdSchema.nullable() }),
    z.object({ fileName: z.string(), count: z.number().int() }).nullable(),
  ),
  /** Time has passed: a day began, or a clock changed its state. */
  'clocks.changed': defineEvent(z.object({})),
};

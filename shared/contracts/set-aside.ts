import { z } from 'zod';
import { caseIdSchema } from '../domain/ids.ts';
import { setAsideDetailsSchema, setAsideSchema } from '../domain/set-aside.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

export const setAsideContract = {
  /** Findings that the user doesn't follow, oldest first. */
  'setAside.list': defineCall(ofCase, z.array(setAsideSchema)),
  /** Sets a finding aside; one that is aside already takes the new reason. */
  'setAside.add': defineCall(ofCase.extend({ finding: setAsideDetailsSchema }), setAsideSchema),
  /** Lets a finding count again. */
  'setAside.remove': defineCall(
    ofCase.extend({ finding: setAsideDetailsSchema.pick({ rule: true, where: true, found: true }) }),
    z.null(),
  ),
  'setAside.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};

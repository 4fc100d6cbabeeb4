import { z } from 'zod';
import { draftKindSchema, draftSchema } from '../domain/draft.ts';
import { caseIdSchema, jobIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

export const draftsContract = {
  /** The texts that the user works on in this case. */
  'drafts.list': defineCall(ofCase, z.array(draftSchema)),
  /** Keeps a text; the one of its kind that was there before is replaced. */
  'drafts.save': defineCall(ofCase.extend({ draft: draftSchema }), draftSchema),
  'drafts.remove': defineCall(ofCase.extend({ kind: draftKindSchema }), z.null()),
  /** Asks for a folder and writes the kept text there as .eml; nothing is sent. Null when the user closed the dialog. */
  'drafts.saveMail': defineCall(
    ofCase.extend({ kind: draftKindSchema, packetJobId: jobIdSchema.nullable() }),
    z.object({ path: z.string() }).nullable(),
  ),
  'drafts.changed': defineEvent(ofCase),
};

import { z } from 'zod';
import { localDateSchema } from '../domain/dates.ts';
import { caseIdSchema, interactionIdSchema, jobIdSchema, submissionIdSchema } from '../domain/ids.ts';
import { newReplySchema, replySchema } from '../domain/reply.ts';
import { kitOfferSchema, sendingSchema, submissionSchema } from '../domain/submission.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

export const submissionsContract = {
  /** Oldest first. */
  'submissions.list': defineCall(ofCase, z.array(submissionSchema)),
  /** Reads the kit of a finished export again. `files-refused` names those that are not as they were exported. */
  'submissions.readKit': defineCall(ofCase.extend({ jobId: jobIdSchema }), kitOfferSchema),
  /** The same for a kit's folder that the user chooses. Null when the dialog was closed. */
  'submissions.chooseKit': defineCall(ofCase, kitOfferSchema.nullable()),
  /**
   * Keeps what was sent: the files in the vault, the texts, a read-only revision of the plan, an entry in the log with
   * its follow-up, and the case's status; one step to undo. The application sends nothing.
   */
  'submissions.record': defineCall(
    ofCase.extend({ kitId: z.string().min(1).max(64), sending: sendingSchema, followUpOn: localDateSchema.nullable() }),
    submissionSchema,
  ),
  /** Opens a copy of a file that was sent, in the system's own application. */
  'submissions.openFile': defineCall(
    ofCase.extend({ submissionId: submissionIdSchema, file: z.string().max(500) }),
    z.null(),
  ),
  /** Newest first. */
  'submissions.listReplies': defineCall(ofCase, z.array(replySchema)),
  /** Takes an answer of Amazon into the log, with what it asks and what it answers; one step to undo. */
  'submissions.addReply': defineCall(ofCase.extend({ reply: newReplySchema }), replySchema),
  /** Says which submission a reply answers. */
  'submissions.linkReply': defineCall(
    ofCase.extend({ interactionId: interactionIdSchema, submissionId: submissionIdSchema.nullable() }),
    z.null(),
  ),
  /** Says that the seller works on the next round: the case is being prepared again. */
  'submissions.startRound': defineCall(ofCase, z.null()),
  'submissions.changed': defineEvent(ofCase),
};

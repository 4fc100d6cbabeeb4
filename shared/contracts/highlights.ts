import { z } from 'zod';
import { highlightDetailsSchema, highlightSchema } from '../domain/highlight.ts';
import { caseIdSchema, evidenceIdSchema, highlightIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const ofEvidence = z.strictObject({ caseId: caseIdSchema, evidenceId: evidenceIdSchema });
const oneOf = ofEvidence.extend({ highlightId: highlightIdSchema });

export const highlightsContract = {
  /** In reading order. */
  'highlights.list': defineCall(ofEvidence, z.array(highlightSchema)),
  /** Refused when the page has too many rectangles or doesn't exist. */
  'highlights.add': defineCall(ofEvidence.extend({ highlight: highlightDetailsSchema }), highlightSchema),
  'highlights.update': defineCall(oneOf.extend({ patch: highlightDetailsSchema.partial() }), highlightSchema),
  'highlights.remove': defineCall(oneOf, z.null()),
  'highlights.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};

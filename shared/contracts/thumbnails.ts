import { z } from 'zod';
import { caseIdSchema, evidenceIdSchema, sha256Schema } from '../domain/ids.ts';
import { defineCall } from './define.ts';

/** About 23 kB of picture; a drawn one has 1 to 10. */
const MAX_BASE64_CHARS = 32_000;

const oneOf = z.strictObject({
  caseId: caseIdSchema,
  evidenceId: evidenceIdSchema,
  /** The file that the picture is of: the evidence may have got another one since. */
  sha256: sha256Schema,
});

/** Small pictures of first pages, drawn by the page and kept for its next starts: WebP, base64. */
export const thumbnailsContract = {
  /** Null when none is kept. */
  'evidence.readThumbnail': defineCall(oneOf, z.base64().nullable()),
  /** Keeps a picture for the next start, as far as the disk lets it. Anything but a small WebP is left. */
  'evidence.keepThumbnail': defineCall(oneOf.extend({ picture: z.base64().max(MAX_BASE64_CHARS) }), z.null()),
};

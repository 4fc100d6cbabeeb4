import { z } from 'zod';
import type { PageText } from './page-text.ts';

/** A language that text can be recognised in: the name of its data file without the ending, e.g. `eng`, `chi_sim`. */
export const ocrLanguageCodeSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/);

export const ocrLanguageSchema = z.object({
  code: ocrLanguageCodeSchema,
  /** It came with the application and can't be removed. */
  isBundled: z.boolean(),
  sizeBytes: z.number().int().nonnegative(),
});
export type OcrLanguage = z.infer<typeof ocrLanguageSchema>;

/** Where a language's data lie. For the main process alone. */
export type OcrLanguageFile = { readonly code: string; readonly file: string };

/** Why the text of a page could not be recognised. */
export const unreadReasonSchema = z.enum(['format', 'composed', 'failed', 'too-slow']);
export type UnreadReason = z.infer<typeof unreadReasonSchema>;

/** What came of one page. `confidence`: how sure the engine is on average, 0 to 100; null when there is no word. */
export type RecognisedPage =
  | { readonly kind: 'recognised'; readonly page: PageText; readonly confidence: number | null }
  | { readonly kind: 'unread'; readonly reason: UnreadReason };

/** Pages of which the engine is less sure are named to the user: they may lie on their side, or be blurred. */
export const UNSURE_BELOW = 60;

import { z } from 'zod';

/** Where the text of a page comes from: the document's own text layer, or recognised from its picture. */
export const pageTextSourceSchema = z.enum(['layer', 'recognised']);
export type PageTextSource = z.infer<typeof pageTextSourceSchema>;

/** A part of a displayed page (as a viewer shows it, upright and cropped), as fractions of its width and height from the top left. */
export const pageAreaSchema = z.object({
  left: z.number().min(0).max(1),
  top: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
});
export type PageArea = z.infer<typeof pageAreaSchema>;

/** A word (or an unbroken run of text) and where it stands. */
export const pageWordSchema = z.object({ text: z.string(), area: pageAreaSchema });
export type PageWord = z.infer<typeof pageWordSchema>;

/** The text of one page of a file. `text` has the lines of the page apart by line feeds, in reading order. */
export const pageTextSchema = z.object({
  /** 1-based, of the file. */
  pageNumber: z.number().int().positive(),
  source: pageTextSourceSchema,
  text: z.string(),
  words: z.array(pageWordSchema),
});
export type PageText = z.infer<typeof pageTextSchema>;

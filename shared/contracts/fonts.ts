import { z } from 'zod';
import { addedFontSchema } from '../domain/added-font.ts';
import { defineCall } from './define.ts';

const fonts = z.array(addedFontSchema);
const refusal = z.object({ file: z.string(), code: z.string(), message: z.string(), fix: z.string() });

export const fontsContract = {
  /** The user's font files, in the order in which they are asked for a character. */
  'fonts.list': defineCall(z.strictObject({}), fonts),
  /** Lets the user choose font files and takes those that can be put into a packet; null when the dialog was closed. */
  'fonts.add': defineCall(z.strictObject({}), z.object({ fonts, refused: z.array(refusal) }).nullable()),
  'fonts.remove': defineCall(z.strictObject({ file: addedFontSchema.shape.file }), fonts),
};

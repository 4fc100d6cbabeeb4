import { z } from 'zod';
import { addedFontSchema } from '../domain/added-font.ts';
import { defineCall } from './define.ts';
import { fileRefusalSchema } from '../domain/file-refusal.ts';

const fonts = z.array(addedFontSchema);

export const fontsContract = {
  /** The user's font files, in the order in which they are asked for a character. */
  'fonts.list': defineCall(z.strictObject({}), fonts),
  /** Lets the user choose font files and takes those that can be put into a packet; null when the dialog was closed. */
  'fonts.add': defineCall(z.strictObject({}), z.object({ fonts, refused: z.array(fileRefusalSchema) }).nullable()),
  'fonts.remove': defineCall(z.strictObject({ file: addedFontSchema.shape.file }), fonts),
};

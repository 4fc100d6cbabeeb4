import { z } from 'zod';
import { defineCall } from './define.ts';

/** How this run was started, and what the window must say about it. */
export const startStateSchema = z.strictObject({
  /** `after-failures`: two starts before this one did not reach a usable window. */
  safeMode: z.enum(['off', 'asked', 'after-failures']),
  /** The data folder lies where a service or another computer has a hand in it. */
  folder: z
    .strictObject({
      kind: z.enum(['cloud', 'perhaps-cloud', 'network']),
      /** The name of the cloud service; null for the network. */
      service: z.string().nullable(),
    })
    .nullable(),
});
export type StartState = z.infer<typeof startStateSchema>;

export const diagnosticsContract = {
  'system.startState': defineCall(z.strictObject({}), startStateSchema),
  /** The first screen is there and takes input. Does nothing itself; the shell waits for it. */
  'system.windowUsable': defineCall(z.strictObject({}), z.null()),
  /** Ends the application and starts it again without safe mode. */
  'system.restart': defineCall(z.strictObject({}), z.null()),
  /** The text of a problem report, exactly as it would be shared. Nothing is sent. */
  'diagnostics.report': defineCall(z.strictObject({}), z.strictObject({ text: z.string() })),
  /** Saves the text that the user saw into a folder of their choice. Errors: `cancelled`, `target-unusable`, `disk-full`. */
  'diagnostics.saveReport': defineCall(
    z.strictObject({ text: z.string().max(200_000) }),
    z.strictObject({ path: z.string() }),
  ),
};

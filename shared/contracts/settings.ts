import { z } from 'zod';
import { catalogueTextsSchema } from '../domain/catalogue-texts.ts';
import { catalogueSchema, changedEntrySchema } from '../domain/catalogue.ts';
import { channelOverridesSchema } from '../domain/channel.ts';
import { holidayChangesSchema } from '../domain/clocks/business-calendar.ts';
import { localDateSchema } from '../domain/dates.ts';
import { languageSchema, languageSettingSchema } from '../domain/language.ts';
import { ocrLanguageCodeSchema } from '../domain/ocr.ts';
import { defineCall, defineEvent } from './define.ts';

/** The limit for one file until the user sets another. MB of 1024 × 1024 bytes. */
export const DEFAULT_MAX_FILE_MB = 200;

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Language of the interface, not of the appeal. */
  language: languageSettingSchema,
  /** Hash route to open again at the next start. */
  lastRoute: z.string().max(300),
  /** Larger files are not taken in. MB of 1024 × 1024 bytes. */
  maxFileMb: z.number().int().min(10).max(2048),
  /** Recognise the text of scans by itself after they are added. */
  ocrEnabled: z.boolean(),
  /** Codes of the languages that text is recognised in; those that are gone are passed over. */
  ocrLanguages: z.array(ocrLanguageCodeSchema).max(10),
  /** The user's own values for what channels take, by channel id. */
  channelRules: channelOverridesSchema,
  /** Whether the system may show a notification when something is due. */
  notifications: z.boolean(),
  /** Items of the further ways that the user has ready. */
  readyItems: z.array(z.string().max(60)).max(500),
  /** The user's own days off, by marketplace. */
  holidayChanges: holidayChangesSchema,
  /** Protected data are locked after so many minutes without a key or the mouse; 0 never. */
  lockAfterMinutes: z.number().int().min(0).max(480),
  /** Whether they are locked together with the computer, and when it goes to sleep. */
  locksWithSystem: z.boolean(),
  /** The user knows that papers lie in the clear. */
  storesUnprotected: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Commands of the native menu that the page carries out. */
export const menuCommandSchema = z.enum([
  'new-case',
  'add-files',
  'recognise-text',
  'log-contact',
  'export-packet',
  'print',
  'find',
  'show-commands',
  'undo',
  'redo',
  'show-audit',
  'save-archive',
  'open-archive',
  'name-revision',
  'go-overview',
  'go-evidence',
  'go-plan',
  'go-log',
  'go-packet',
  'go-review',
  'go-rounds',
  'show-cases',
  'show-settings',
  'lock',
  'show-help',
  'report-problem',
  'show-about',
]);
export type MenuCommand = z.infer<typeof menuCommandSchema>;

/** The user's own file with values for the catalogue, and what became of it. */
export const overridesStateSchema = z.object({
  /** Where it is, or would be. */
  path: z.string(),
  /** `broken`: ignored, the shipped catalogue is used. */
  status: z.enum(['none', 'used', 'broken']),
  /** Why it is broken, and where in it. */
  fault: z.object({ place: z.string(), message: z.string() }).nullable(),
  changed: z.array(changedEntrySchema),
});
export type OverridesState = z.infer<typeof overridesStateSchema>;

export const settingsContract = {
  'settings.get': defineCall(z.strictObject({}), settingsSchema),
  'settings.update': defineCall(z.strictObject({ patch: settingsSchema.partial() }), settingsSchema),
  'settings.changed': defineEvent(settingsSchema),
  'catalogue.get': defineCall(z.strictObject({}), catalogueSchema),
  /** Words of the catalogue in a language of the interface. */
  'catalogue.getTexts': defineCall(z.strictObject({ language: languageSchema }), catalogueTextsSchema),
  /** The state of the user's file now; `isInUse` is false when the file has changed since the application started. */
  'catalogue.overrides': defineCall(z.strictObject({}), overridesStateSchema.extend({ isInUse: z.boolean() })),
  /** Makes an empty file for the user's values where there is none, and shows it in its folder. */
  'catalogue.showOverrides': defineCall(z.strictObject({}), z.null()),
  'system.info': defineCall(
    z.strictObject({}),
    z.object({
      version: z.string(),
      /** The operating system's name as Node gives it (`win32`, `darwin`, `linux`). */
      platform: z.string(),
      /** Where everything is kept, for people. */
      dataFolder: z.string(),
      /** The calendar day on this computer. */
      today: localDateSchema,
    }),
  ),
  /** What this program is made of, for people: its own licence, and the versions of what it runs on. */
  'system.about': defineCall(
    z.strictObject({}),
    z.object({
      version: z.string(),
      licence: z.string(),
      /** Name and version, the shell first. */
      parts: z.array(z.object({ name: z.string(), version: z.string() })),
    }),
  ),
  /** Licences of everything that ships, as one text in English. */
  'system.notices': defineCall(z.strictObject({}), z.object({ text: z.string() })),
  'system.showDataFolder': defineCall(z.strictObject({}), z.null()),
  /** The window is about to close: the page saves what is still being typed and then calls `system.flushed`. */
  'system.flush': defineEvent(z.object({})),
  /** Answer to `system.flush`. Does nothing itself; the shell waits for it, two seconds at most. */
  'system.flushed': defineCall(z.strictObject({}), z.null()),
  'menu.command': defineEvent(z.object({ command: menuCommandSchema })),
};

import type { z } from 'zod';
import type { Result } from '../result.ts';
import { accountsContract } from './accounts.ts';
import { archivesContract } from './archives.ts';
import { backupsContract } from './backups.ts';
import { casesContract } from './cases.ts';
import { clocksContract } from './clocks.ts';
import { channelsContract } from './channels.ts';
import type { CallSpec, EventSpec } from './define.ts';
import { deletionContract } from './deletion.ts';
import { diagnosticsContract } from './diagnostics.ts';
import { draftsContract } from './drafts.ts';
import { evidenceContract } from './evidence.ts';
import { highlightsContract } from './highlights.ts';
import { historyContract } from './history.ts';
import { interactionsContract } from './interactions.ts';
import { jobsContract } from './jobs.ts';
import { folderBackupsContract } from './folder-backups.ts';
import { fontsContract } from './fonts.ts';
import { noticesContract } from './notices.ts';
import { ocrContract } from './ocr.ts';
import { packetsContract } from './packets.ts';
import { plansContract } from './plans.ts';
import { printedContract } from './printed.ts';
import { type ProtectionCall, protectionContract } from './protection.ts';
import { reviewsContract } from './reviews.ts';
import { searchContract } from './search.ts';
import { setAsideContract } from './set-aside.ts';
import { settingsContract } from './settings.ts';
import { submissionsContract } from './submissions.ts';
import { timelinesContract } from './timelines.ts';
import { storesContract } from './stores.ts';
import { thumbnailsContract } from './thumbnails.ts';
import { vaultContract } from './vault.ts';
import { watchContract } from './watch.ts';

/** Every call and event between page and application. No channel name is written anywhere else. */
export const contract = {
  ...accountsContract,
  ...archivesContract,
  ...backupsContract,
  ...casesContract,
  ...channelsContract,
  ...clocksContract,
  ...deletionContract,
  ...diagnosticsContract,
  ...draftsContract,
  ...evidenceContract,
  ...highlightsContract,
  ...historyContract,
  ...interactionsContract,
  ...jobsContract,
  ...folderBackupsContract,
  ...fontsContract,
  ...noticesContract,
  ...ocrContract,
  ...packetsContract,
  ...plansContract,
  ...printedContract,
  ...protectionContract,
  ...reviewsContract,
  ...searchContract,
  ...setAsideContract,
  ...settingsContract,
  ...submissionsContract,
  ...timelinesContract,
  ...storesContract,
  ...thumbnailsContract,
  ...vaultContract,
  ...watchContract,
};

type Contract = typeof contract;
export type CallName = {
  [Name in keyof Contract]: Contract[Name] extends CallSpec<z.ZodType, z.ZodType> ? Name : never;
}[keyof Contract];
export type EventName = {
  [Name in keyof Contract]: Contract[Name] extends EventSpec<z.ZodType> ? Name : never;
}[keyof Contract];

export type CallInput<Name extends CallName> =
  Contract[Name] extends CallSpec<infer Input, z.ZodType> ? z.input<Input> : never;
/** The input as a handler gets it, checked. */
export type CallArgument<Name extends CallName> =
  Contract[Name] extends CallSpec<infer Input, z.ZodType> ? z.output<Input> : never;
export type CallOutput<Name extends CallName> =
  Contract[Name] extends CallSpec<z.ZodType, infer Output> ? z.output<Output> : never;
export type EventPayload<Name extends EventName> =
  Contract[Name] extends EventSpec<infer Payload> ? z.output<Payload> : never;

/** What answers the calls: one function per channel; `paths` are the dropped files of a call that takes files. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: CallArgument<Name>,
    paths: readonly string[],
  ) => Promise<Result<CallOutput<Name>>> | Result<CallOutput<Name>>;
};

/** What the application itself answers; the rest is about whether it can, and there for hosts that lock it. */
export type AppHandlers = Omit<Handlers, ProtectionCall>;

/** What the preload puts on the page as `window.reinstate`; two functions and nothing else. */
export type Bridge = {
  readonly call: (channel: string, input: unknown, files?: readonly unknown[]) => Promise<Result<unknown>>;
  /** Gives back the function that ends the subscription. */
  readonly subscribe: (channel: string, listener: (payload: unknown) => void) => () => void;
};

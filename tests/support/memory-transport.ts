import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '../../shared/contracts/index.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../../electron/app/create-app.ts';

export type EmittedEvent = { readonly event: EventName; readonly payload: unknown };

/** A page's view of the application: typed calls and a record of events. */
export type MemoryClient = {
  readonly call: <Name extends CallName>(
    channel: Name,
    input: CallInput<Name>,
    paths?: readonly string[],
  ) => Promise<Result<CallOutput<Name>>>;
  /** Every event since the start, oldest first. */
  readonly events: readonly EmittedEvent[];
  readonly payloadsOf: <Name extends EventName>(event: Name) => readonly EventPayload<Name>[];
};

/**
 * Connects a test to the application as a page is connected: everything is cloned on its way in and out, so that what
 * Electron could not carry over fails here too.
 */
export function createMemoryTransport(app: Pick<App, 'call' | 'subscribe'>): MemoryClient {
  const events: EmittedEvent[] = [];
  app.subscribe((event, payload) => events.push({ event, payload: structuredClone(payload) }));
  return {
    call: async (channel, input, paths = []) => {
      const result = await app.call(channel, structuredClone(input), structuredClone(paths));
      return structuredClone(result) as Result<CallOutput<typeof channel>>;
    },
    events,
    payloadsOf: (name) =>
      events.filter(({ event }) => event === name).map(({ payload }) => payload as EventPayload<typeof name>),
  };
}

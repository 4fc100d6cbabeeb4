import type { EventName, EventPayload } from '../../shared/contracts/index.ts';

/** Tells every window about a change; called by services after their commit, never inside a transaction. */
export type Emit = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;

import type { EventName } from '../../shared/contracts/index.ts';
import type { Emit } from '../features/emit.ts';
import { describeThrown } from './diagnostics/describe-thrown.ts';
import type { Log } from './diagnostics/log.ts';

export type Listener = (event: EventName, payload: unknown) => void;

export type EventBus = {
  readonly emit: Emit;
  /** Gives back the function that ends the subscription. */
  readonly subscribe: (listener: Listener) => () => void;
};

/**
 * Carries events from the features to every transport. Features emit after their commit, so a listener that asks at
 * once sees the new state. A listener that throws is logged and keeps neither the others nor the feature from going on.
 */
export function createEventBus({ log }: { readonly log: Log }): EventBus {
  const listeners = new Set<Listener>();
  return {
    emit: (event, payload) => {
      for (const listener of listeners) {
        try {
          listener(event, payload);
        } catch (thrown) {
          log.error('event listener failed', { event, stack: describeThrown(thrown) });
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

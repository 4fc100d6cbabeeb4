import type { EventEmitter } from 'node:events';

/** An Electron event whose default action a listener may prevent. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** Emits an event whose first argument is a {@link PreventableEvent}; returns false when a listener prevented it. */
export function emitPreventable(emitter: EventEmitter, name: string, ...details: unknown[]): boolean {
  const event: PreventableEvent = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  emitter.emit(name, event, ...details);
  return !event.defaultPrevented;
}

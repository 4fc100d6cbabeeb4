import type { EventEmitter } from 'node:events';

/** An Electron event whose default action a listener may prevent. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/**
 * Emits an event that a listener may prevent.
 * @param details what the event object tells beside that
 * @returns false when a listener prevented it
 */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}): boolean {
  const event: PreventableEvent = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  emitter.emit(name, event);
  return !event.defaultPrevented;
}

import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../shared/contracts/settings.ts';

type Handler = () => void;

const handlers = new Map<MenuCommand, Handler[]>();
let awaited: { readonly command: MenuCommand; readonly untilMs: number } | null = null;

const AWAIT_MS = 3000;

/** Carries out a command by the handler that came last; false when nobody has one. */
export function runCommand(command: MenuCommand): boolean {
  const handler = handlers.get(command)?.at(-1);
  handler?.();
  return handler !== undefined;
}

/** Whether anything on the window would carry out the command now. */
export function hasHandler(command: MenuCommand): boolean {
  return (handlers.get(command)?.length ?? 0) > 0;
}

/** Runs a command as soon as a screen that can do it has opened; given up after 3 s. */
export function runCommandSoon(command: MenuCommand): void {
  if (!runCommand(command)) awaited = { command, untilMs: performance.now() + AWAIT_MS };
}

/** Offers to carry out a command (menu or shortcut) while the component is there and `isEnabled` holds. */
export function useCommand(command: MenuCommand, handler: Handler, isEnabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!isEnabled) return undefined;
    const run: Handler = () => latest.current();
    handlers.set(command, [...(handlers.get(command) ?? []), run]);
    if (awaited?.command === command && awaited.untilMs > performance.now()) {
      awaited = null;
      run();
    }
    return () => {
      handlers.set(command, handlers.get(command)?.filter((other) => other !== run) ?? []);
    };
  }, [command, isEnabled]);
}

import { useCallback, useEffect } from 'react';
import { useLocation } from 'wouter';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import { restoreLastCase } from '../features/cases/removed-case.ts';
import { subscribe, tryCall } from '../lib/client.ts';
import { hasHandler, runCommand, runCommandSoon, useCommand } from '../lib/commands.ts';
import { hasModal } from '../lib/has-modal.ts';
import { isMac } from '../lib/key-names.ts';
import { caseRoute, findRouteCase, type CaseScreen } from '../lib/route.ts';
import { flushAllSaves } from '../lib/save-state.ts';
import { findCommand, isTextBox } from '../lib/shortcuts.ts';

/** Screens to open for a command that only they can carry out. */
const SCREEN_OF: Readonly<Partial<Record<MenuCommand, CaseScreen>>> = {
  'add-files': 'evidence',
  'recognise-text': 'evidence',
  'log-contact': 'log',
  'export-packet': 'packet',
  'name-revision': 'plan',
};

export type AppCommands = {
  /** Carries out a command here, or on the screen that it belongs to. */
  readonly run: (command: MenuCommand) => void;
  readonly canRun: (command: MenuCommand) => boolean;
};

/** Shortcuts, the native menu's commands, and saving before the page goes away. */
export function useAppCommands(): AppCommands {
  const [path, navigate] = useLocation();
  const caseId = findRouteCase(path);
  const isInCase = caseId !== undefined;
  const go = (screen: CaseScreen): void => {
    if (caseId !== undefined) navigate(caseRoute(caseId, screen));
  };
  useCommand('new-case', () => navigate('/new'));
  useCommand('show-cases', () => navigate('/cases'));
  useCommand('show-settings', () => navigate('/settings'));
  useCommand('undo', restoreLastCase, !isInCase);
  useCommand('go-overview', () => go('overview'), isInCase);
  useCommand('go-review', () => go('review'), isInCase);
  useCommand('go-evidence', () => go('evidence'), isInCase);
  useCommand('go-plan', () => go('plan'), isInCase);
  useCommand('go-log', () => go('log'), isInCase);
  useCommand('go-rounds', () => go('rounds'), isInCase);
  useCommand('go-packet', () => go('packet'), isInCase);

  const run = useCallback(
    (command: MenuCommand): void => {
      const screen = SCREEN_OF[command];
      if (runCommand(command)) return;
      if (command === 'find') {
        runCommandSoon(command);
        navigate('/cases');
        return;
      }
      if (screen === undefined || caseId === undefined) return;
      runCommandSoon(command);
      navigate(caseRoute(caseId, screen));
    },
    [caseId, navigate],
  );
  const canRun = useCallback(
    (command: MenuCommand) => hasHandler(command) || command === 'find' || (isInCase && command in SCREEN_OF),
    [isInCase],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = findCommand(event, isMac);
      if (command === undefined || event.defaultPrevented) return;
      const isHistory = command === 'undo' || command === 'redo';
      if (isHistory && isTextBox(document.activeElement)) return;
      event.preventDefault();
      if (hasModal()) return;
      run(command);
    };
    const onMenuCommand = ({ command }: { readonly command: MenuCommand }): void => {
      const isHistory = command === 'undo' || command === 'redo';
      // The menu took the keys, so the text box gets its own undo from here.
      if (isHistory && isTextBox(document.activeElement)) runInTextBox(command, document.activeElement);
      else if (!hasModal()) run(command);
    };
    document.addEventListener('keydown', onKeyDown);
    const unsubscribe = subscribe('menu.command', onMenuCommand);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      unsubscribe();
    };
  }, [run]);

  useEffect(
    () =>
      subscribe('system.flush', () => {
        void flushAllSaves().then(() => tryCall('system.flushed', {}));
      }),
    [],
  );
  return { run, canRun };
}

/**
 * Undoes or redoes inside the text box that has the keyboard. An editor with a history of its own takes the input event
 * and prevents the rest; `execCommand` alone would change its text behind its back.
 */
function runInTextBox(command: 'undo' | 'redo', box: Element | null): void {
  const inputType = command === 'undo' ? 'historyUndo' : 'historyRedo';
  const event = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true });
  if (box?.dispatchEvent(event) ?? true) document.execCommand(command);
}

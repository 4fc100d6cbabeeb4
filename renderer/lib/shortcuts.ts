import type { MenuCommand } from '../../shared/contracts/settings.ts';

/** What is read of a keyboard event. */
export type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/** The command of each shortcut that needs Ctrl (Cmd on a Mac). `Shift+` where it takes Shift too. */
const COMMANDS: Readonly<Record<string, MenuCommand>> = {
  n: 'new-case',
  o: 'add-files',
  l: 'log-contact',
  e: 'export-packet',
  f: 'find',
  s: 'name-revision',
  z: 'undo',
  y: 'redo',
  'Shift+z': 'redo',
  '1': 'go-overview',
  '2': 'go-evidence',
  '3': 'go-plan',
  '4': 'go-log',
  '5': 'go-packet',
  '6': 'go-review',
  '7': 'go-rounds',
};

/** The command that a key press means, or undefined. A press that composes a character never means one. */
export function findCommand(keys: Keys, onMac: boolean): MenuCommand | undefined {
  if (keys.isComposing) return undefined;
  if (keys.key === 'F1') return 'show-help';
  const isMod = onMac ? keys.metaKey && !keys.ctrlKey : keys.ctrlKey && !keys.metaKey;
  if (!isMod || keys.altKey) return undefined;
  return COMMANDS[`${keys.shiftKey ? 'Shift+' : ''}${keys.key.toLowerCase()}`];
}

/** Whether what has the focus undoes its own typing. */
export function isTextBox(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range', 'file'].includes(element.type);
  return element instanceof HTMLElement && element.isContentEditable && element.getAttribute('role') !== 'spinbutton';
}

import { COMMAND_KEYS } from '../../shared/contracts/command-keys.ts';
import type { MenuCommand } from '../../shared/contracts/settings.ts';

/** What is read of a keyboard event. */
export type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/** What each press means, written as `findCommand` writes a press: `Mod+` or `Mod+Shift+`, then the key in small letters. */
const COMMANDS: ReadonlyMap<string, MenuCommand> = new Map(
  [...Object.entries(COMMAND_KEYS), ['redo', 'Mod+Y'] as const].map(([command, keys]) => [
    keys.replace(/[^+]+$/, (key) => key.toLowerCase()),
    command as MenuCommand,
  ]),
);

/** The command that a key press means, or undefined. A press that composes a character never means one. */
export function findCommand(keys: Keys, onMac: boolean): MenuCommand | undefined {
  if (keys.isComposing) return undefined;
  if (keys.key === 'F1') return 'show-help';
  const isMod = onMac ? keys.metaKey && !keys.ctrlKey : keys.ctrlKey && !keys.metaKey;
  if (!isMod || keys.altKey) return undefined;
  return COMMANDS.get(`Mod+${keys.shiftKey ? 'Shift+' : ''}${keys.key.toLowerCase()}`);
}

/** Whether what has the focus undoes its own typing. */
export function isTextBox(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range', 'file'].includes(element.type);
  return element instanceof HTMLElement && element.isContentEditable && element.getAttribute('role') !== 'spinbutton';
}

import { describe, expect, it } from 'vitest';
import { CASE_SCREENS } from '../../../../renderer/lib/route.ts';
import { findCommand, type Keys } from '../../../../renderer/lib/shortcuts.ts';

function keys(key: string, held: Partial<Keys> = {}): Keys {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false, ...held };
}

describe('findCommand', () => {
  it.each([
    ['n', 'new-case'],
    ['o', 'add-files'],
    ['l', 'log-contact'],
    ['e', 'export-packet'],
    ['f', 'find'],
    ['s', 'name-revision'],
    ['z', 'undo'],
    ['y', 'redo'],
    ['k', 'show-commands'],
    ['p', 'print'],
    [',', 'show-settings'],
  ])('Ctrl+%s is %s, with Cmd on a Mac', (key, command) => {
    expect(findCommand(keys(key, { ctrlKey: true }), false)).toBe(command);
    expect(findCommand(keys(key, { metaKey: true }), true)).toBe(command);
    expect(findCommand(keys(key, { ctrlKey: true }), true)).toBeUndefined();
  });

  it.each(CASE_SCREENS.map((screen, index) => [index + 1, screen] as const))(
    'Ctrl+%i is the screen in that place of the sidebar, %s',
    (number, screen) => {
      expect(findCommand(keys(String(number), { ctrlKey: true }), false)).toBe(`go-${screen}`);
    },
  );

  it('takes Shift+Z as redo, in capitals too', () => {
    expect(findCommand(keys('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
  });

  it('has no command on a bare letter, with Alt, or while a character is composed', () => {
    expect(findCommand(keys('n'), false)).toBeUndefined();
    expect(findCommand(keys('n', { ctrlKey: true, altKey: true }), false)).toBeUndefined();
    expect(findCommand(keys('n', { ctrlKey: true, isComposing: true }), false)).toBeUndefined();
  });

  it('opens help with F1', () => {
    expect(findCommand(keys('F1'), false)).toBe('show-help');
  });
});

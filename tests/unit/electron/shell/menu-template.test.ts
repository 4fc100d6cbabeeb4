import { describe, expect, it } from 'vitest';
import { menuCommandSchema, type MenuCommand } from '../../../../shared/contracts/settings.ts';
import { CASE_SCREENS } from '../../../../renderer/lib/route.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import { makeMenuTemplate } from '../../../../electron/shell/menu-template.ts';

type Item = ReturnType<typeof makeMenuTemplate>[number];
const flatten = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

const PLATFORMS = ['darwin', 'win32', 'linux'];

describe.each(PLATFORMS)('makeMenuTemplate on %s', (platform) => {
  const sent: MenuCommand[] = [];
  const items = flatten(makeMenuTemplate({ platform, language: 'en', send: (command) => sent.push(command) }));

  it('offers every command of the contract once', () => {
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect([...sent].sort()).toEqual([...menuCommandSchema.options].sort());
  });

  it('goes to the screens in the order of the sidebar', () => {
    const numbered = items.filter((item) => /\+\d$/.test(item.accelerator ?? ''));
    sent.length = 0;
    for (const item of numbered) (item.click as (() => void) | undefined)?.();
    expect(sent).toEqual(CASE_SCREENS.map((screen) => `go-${screen}`));
    expect(numbered.map((item) => item.accelerator)).toEqual(CASE_SCREENS.map((_, index) => `CmdOrCtrl+${index + 1}`));
  });

  it('keeps to the places and roles of the system', () => {
    const isMac = platform === 'darwin';
    const menus = makeMenuTemplate({ platform, language: 'en', send: () => undefined });
    const holder = menus.find(
      ({ submenu }) => Array.isArray(submenu) && submenu.some((one) => one.label === 'Settings…'),
    );
    expect(holder?.label).toBe(isMac ? 'Reinstate' : 'File');
    const roles = items.map(({ role }) => role);
    for (const role of ['services', 'hide', 'hideOthers', 'unhide', 'zoom', 'front'] as const)
      expect(roles.includes(role), role).toBe(isMac);
  });

  it('gives no two items the same keys', () => {
    const keys = items.flatMap((item) => (item.accelerator === undefined ? [] : [item.accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe.each(PLATFORMS)('the menu in Chinese on %s', (platform) => {
  const make = (language: Language): readonly Item[] =>
    flatten(makeMenuTemplate({ platform, language, send: () => undefined }));
  const [english, chinese] = [make('en'), make('zh-Hans')];

  it('has the same items with the same keys', () => {
    const shape = (items: readonly Item[]) => items.map(({ role, type, accelerator }) => ({ role, type, accelerator }));
    expect(shape(chinese)).toEqual(shape(english));
  });

  it('says every word in Chinese', () => {
    const labels = chinese.flatMap(({ label, type }) => (type === 'separator' ? [] : [label ?? '']));
    expect(labels.filter((label) => label !== 'Reinstate' && !/\p{Script=Han}/u.test(label))).toEqual([]);
  });
});

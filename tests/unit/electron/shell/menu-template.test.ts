import { describe, expect, it } from 'vitest';
import { menuCommandSchema, type MenuCommand } from '../../../../shared/contracts/settings.ts';
import { makeMenuTemplate } from '../../../../electron/shell/menu-template.ts';

type Item = ReturnType<typeof makeMenuTemplate>[number];
const flatten = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

describe.each(['darwin', 'win32', 'linux'])('makeMenuTemplate on %s', (platform) => {
  const sent: MenuCommand[] = [];
  const items = flatten(makeMenuTemplate({ platform, send: (command) => sent.push(command) }));

  it('offers every command of the contract once', () => {
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect([...sent].sort()).toEqual([...menuCommandSchema.options].sort());
  });

  it('gives no two items the same keys', () => {
    const keys = items.flatMap((item) => (item.accelerator === undefined ? [] : [item.accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

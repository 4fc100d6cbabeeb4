import { describe, expect, it } from 'vitest';
import { makeTextMenu, type ClickedText } from '../../../../electron/shell/text-menu.ts';

const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const roles = (clicked: ClickedText) => makeTextMenu(clicked, 'en').map((item) => item.role ?? item.type);

describe('makeTextMenu', () => {
  it('offers to cut, copy, paste and select all in a box to type in', () => {
    expect(roles({ isEditable: true, selectionText: '', editFlags })).toEqual([
      'cut',
      'copy',
      'paste',
      'separator',
      'selectAll',
    ]);
  });

  it('greys what cannot be done', () => {
    const items = makeTextMenu(
      { isEditable: true, selectionText: '', editFlags: { ...editFlags, canCut: false, canPaste: false } },
      'en',
    );
    expect(items.filter((item) => item.enabled === false).map((item) => item.role)).toEqual(['cut', 'paste']);
  });

  it('offers only to copy where chosen text cannot be changed', () => {
    expect(roles({ isEditable: false, selectionText: 'Exhibit A', editFlags })).toEqual(['copy']);
  });

  it('opens no menu where there is no text', () => {
    expect(roles({ isEditable: false, selectionText: ' ', editFlags })).toEqual([]);
  });

  it('speaks the language of the interface', () => {
    const items = makeTextMenu({ isEditable: true, selectionText: '', editFlags }, 'zh-Hans');
    expect(items.map((item) => item.label ?? '')).toEqual(['剪切', '复制', '粘贴', '', '全选']);
  });
});

import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/domain/language.ts';
import { MENU_TEXTS } from './menu-texts.ts';

/** What is read of a right click. */
export type ClickedText = Pick<ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
};

/**
 * The system's menu for text, which Electron leaves to the application: cut, copy, paste and select all in a box to type in,
 * copy where text is chosen, and nothing elsewhere (rows of lists bring menus of their own).
 */
export function makeTextMenu(clicked: ClickedText, language: Language): readonly MenuItemConstructorOptions[] {
  const texts = MENU_TEXTS[language];
  const { canCut, canCopy, canPaste, canSelectAll } = clicked.editFlags;
  const copy: MenuItemConstructorOptions = { role: 'copy', label: texts.copy, enabled: canCopy };
  if (!clicked.isEditable) return clicked.selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: texts.cut, enabled: canCut },
    copy,
    { role: 'paste', label: texts.paste, enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: texts.selectAll, enabled: canSelectAll },
  ];
}

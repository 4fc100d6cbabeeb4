import { Trans, useLingui } from '@lingui/react/macro';
import type { EditorState } from '@tiptap/pm/state';
import { Bold, List, Paperclip, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { ToggleButton, Toolbar } from 'react-aria-components';
import { Button } from '../../../components/button/button.tsx';
import { Tooltip } from '../../../components/tooltip/tooltip.tsx';
import { formatKeys } from '../../../lib/key-names.ts';
import { setSuggestionOpen } from '../citation-suggest.ts';
import { useEditorState } from '../use-editor-state.ts';
import { FactMenu, type FactMenuProps } from './fact-menu.tsx';
import styles from './plan-toolbar.module.css';

export type PlanToolbarProps = Pick<FactMenuProps, 'editor' | 'facts' | 'names'> & { readonly label: string };

/** Bold, bullets, facts to insert, and citing an exhibit. One stop for Tab; the arrows go from tool to tool. */
export const PlanToolbar = memo(function PlanToolbar({ editor, facts, names, label }: PlanToolbarProps) {
  const { t } = useLingui();
  const isBold = useEditorState(editor, () => editor?.isActive('bold') ?? false, false);
  const isList = useEditorState(editor, isInList, false);
  return (
    <Toolbar className={styles.toolbar ?? ''} aria-label={label}>
      <Tool
        icon={Bold}
        label={t`Bold`}
        keys="Mod+B"
        isOn={isBold}
        onPress={() => editor?.chain().focus().toggleBold().run()}
      />
      <Tool
        icon={List}
        label={t`Bullets`}
        keys="Mod+Shift+8"
        isOn={isList}
        onPress={() => editor?.chain().focus().toggleBulletList().run()}
      />
      <FactMenu editor={editor} facts={facts} names={names} />
      <Tooltip text={t`Cite an exhibit here, or type @`} keys={formatKeys('Mod+Shift+E')}>
        <Button
          size="sm"
          icon={Paperclip}
          onPress={() => {
            if (!editor) return;
            editor.view.focus();
            setSuggestionOpen(editor.view, true);
          }}
        >
          <Trans>Insert exhibit</Trans>
        </Button>
      </Tooltip>
    </Toolbar>
  );
});

function isInList({ selection }: EditorState): boolean {
  return selection.$from.depth > 1;
}

type ToolProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
};

function Tool({ icon: Icon, label, keys, isOn, onPress }: ToolProps) {
  return (
    <Tooltip text={label} keys={formatKeys(keys)}>
      <ToggleButton aria-label={label} isSelected={isOn} onPress={onPress} className={styles.tool ?? ''}>
        <Icon aria-hidden />
      </ToggleButton>
    </Tooltip>
  );
}

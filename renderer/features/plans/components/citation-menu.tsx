import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { Check, FileText, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';
import popover from '../../../components/popover/popover.module.css';
import { removeCitation, setCitationPage } from '../citation-editing.ts';
import { citationAttrs } from '../citation-node.ts';
import { choosablePages, type CitationNames } from '../citation-names.ts';
import type { ResolveCitation } from '../resolve-citation.ts';

export type CitationMenuProps = {
  readonly editor: Editor;
  /** The chip's position in the document. */
  readonly position: number;
  readonly resolve: ResolveCitation;
  readonly names: CitationNames;
  readonly onOpenEvidence: (evidenceId: string) => void;
  readonly onClose: () => void;
};

/** What can be done with one chip: choose the page, look at the document, take the citation out. */
export function CitationMenu({ editor, position, resolve, names, onOpenEvidence, onClose }: CitationMenuProps) {
  const { t } = useLingui();
  const chip = useRef<Element | null>(null);
  const node = editor.state.doc.nodeAt(position);
  const dom = editor.view.nodeDOM(position);
  chip.current = dom instanceof Element ? dom : null;
  const isThere = node?.type.name === 'citation' && chip.current !== null;
  useEffect(() => {
    if (!isThere) onClose();
  }, [isThere, onClose]);
  if (!isThere) return null;

  const { evidenceId, page } = citationAttrs(node);
  const target = resolve(evidenceId, page);
  const pages = choosablePages(target);
  const { name, problem, hint } = names.face(evidenceId, page);
  const close = (): void => {
    onClose();
    editor.view.focus();
  };
  return (
    <Popover
      className={popover.popover ?? ''}
      triggerRef={chip}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      placement="bottom start"
      offset={4}
      maxHeight={360}
    >
      <Menu
        aria-label={problem ?? name}
        autoFocus="first"
        className={popover.list ?? ''}
        selectionMode="single"
        selectedKeys={[page === null ? 'whole' : `page-${page}`]}
        onAction={(key) => {
          if (key === 'whole') setCitationPage(editor.view, position, null);
          else if (key === 'remove') removeCitation(editor.view, position);
          else if (key === 'open') onOpenEvidence(evidenceId);
          else setCitationPage(editor.view, position, Number(String(key).slice('page-'.length)));
          close();
        }}
        onClose={close}
      >
        <MenuSection>
          <Header className={popover.heading ?? ''}>{hint}</Header>
          {(pages.length > 1 || page !== null) && pages.length > 0 && (
            <MenuItem id="whole" textValue={t`Whole exhibit`} className={popover.item ?? ''}>
              <ChosenMark isChosen={page === null} />
              <span className={popover.itemText}>
                <Trans>Whole exhibit</Trans>
              </span>
            </MenuItem>
          )}
          {pages.length > 1 &&
            pages.map((each) => (
              <MenuItem key={each} id={`page-${each}`} textValue={String(each)} className={popover.item ?? ''}>
                <ChosenMark isChosen={page === each} />
                <span className={popover.itemText}>
                  <Trans>Page {each}</Trans>
                </span>
              </MenuItem>
            ))}
        </MenuSection>
        <Separator className={popover.separator ?? ''} />
        {target.kind !== 'missing' && (
          <MenuItem id="open" textValue={t`Show this evidence`} className={popover.item ?? ''}>
            <FileText className={popover.icon} aria-hidden />
            <span className={popover.itemText}>
              <Trans>Show this evidence</Trans>
            </span>
          </MenuItem>
        )}
        <MenuItem id="remove" textValue={t`Remove citation`} className={popover.item ?? ''} data-tone="danger">
          <Trash2 className={popover.icon} aria-hidden />
          <span className={popover.itemText}>
            <Trans>Remove citation</Trans>
          </span>
        </MenuItem>
      </Menu>
    </Popover>
  );
}

function ChosenMark({ isChosen }: { readonly isChosen: boolean }) {
  return isChosen ? <Check className={popover.icon} aria-hidden /> : <span className={popover.icon} />;
}

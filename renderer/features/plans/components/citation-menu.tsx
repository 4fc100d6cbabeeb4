import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { BookOpen, Check, FileText, Trash2 } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';
import popover from '../../../components/popover/popover.module.css';
import { removeCitation, setCitationPage } from '../citation-editing.ts';
import { choosablePages, type CitationNames } from '../citation-names.ts';
import { citationAttrs, type CitationAttrs } from '../citation-node.ts';
import type { ResolveCitation } from '../resolve-citation.ts';

export type CitationMenuProps = {
  readonly editor: Editor;
  /** The chip's position in the document. */
  readonly position: number;
  readonly resolve: ResolveCitation;
  readonly names: CitationNames;
  readonly onOpenEvidence: (evidenceId: string) => void;
  readonly onShowPage: (evidenceId: string, page: number | null) => void;
  readonly onClose: () => void;
};

/** What can be done with one chip: choose the page, look at the document, take the citation out. */
export function CitationMenu(props: CitationMenuProps) {
  const { editor, position, onClose } = props;
  const node = editor.state.doc.nodeAt(position);
  const chip = editor.view.nodeDOM(position);
  const isThere = node?.type.name === 'citation' && chip instanceof Element;
  useEffect(() => {
    if (!isThere) onClose();
  }, [isThere, onClose]);
  return isThere ? <OpenMenu {...props} chip={chip} attrs={citationAttrs(node)} /> : null;
}

type OpenMenuProps = CitationMenuProps & { readonly chip: Element; readonly attrs: CitationAttrs };

function OpenMenu(props: OpenMenuProps) {
  const { editor, position, resolve, names, onOpenEvidence, onShowPage, onClose, chip, attrs } = props;
  const { t } = useLingui();
  const anchor = useMemo(() => ({ current: chip }), [chip]);
  const { evidenceId, page } = attrs;
  const target = resolve(evidenceId, page);
  const { name, problem, hint } = names.face(evidenceId, page);
  const close = (): void => {
    onClose();
    editor.view.focus();
  };
  const carryOut = (key: string): void => {
    if (key === 'whole') setCitationPage(editor.view, position, null);
    else if (key === 'remove') removeCitation(editor.view, position);
    else if (key === 'open') onOpenEvidence(evidenceId);
    else if (key === 'show-page') onShowPage(evidenceId, page);
    else setCitationPage(editor.view, position, Number(key.slice(PAGE_KEY.length)));
    close();
  };
  return (
    <Popover
      className={popover.popover ?? ''}
      triggerRef={anchor}
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
        selectedKeys={[page === null ? 'whole' : `${PAGE_KEY}${page}`]}
        onAction={(key) => carryOut(String(key))}
        onClose={close}
      >
        <MenuSection>
          <Header className={popover.heading ?? ''}>{hint}</Header>
          {listPageItems(choosablePages(target), page)}
        </MenuSection>
        <Separator className={popover.separator ?? ''} />
        {target.kind === 'exhibit' && (
          <MenuItem id="show-page" textValue={t`Show its page in the packet`} className={popover.item ?? ''}>
            <BookOpen className={popover.icon} aria-hidden />
            <span className={popover.itemText}>
              <Trans>Show its page in the packet</Trans>
            </span>
          </MenuItem>
        )}
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

const PAGE_KEY = 'page-';

/** The choices of page: none for one page that is cited whole, else the whole exhibit and each page that is used. */
function listPageItems(pages: readonly number[], page: number | null) {
  if (pages.length === 0 || (pages.length === 1 && page === null)) return null;
  return (
    <>
      <MenuItem id="whole" className={popover.item ?? ''}>
        <ChosenMark isChosen={page === null} />
        <span className={popover.itemText}>
          <Trans>Whole exhibit</Trans>
        </span>
      </MenuItem>
      {pages.length > 1 &&
        pages.map((each) => (
          <MenuItem key={each} id={`${PAGE_KEY}${each}`} textValue={String(each)} className={popover.item ?? ''}>
            <ChosenMark isChosen={page === each} />
            <span className={popover.itemText}>
              <Trans>Page {each}</Trans>
            </span>
          </MenuItem>
        ))}
    </>
  );
}

function ChosenMark({ isChosen }: { readonly isChosen: boolean }) {
  return isChosen ? <Check className={popover.icon} aria-hidden /> : <span className={popover.icon} />;
}

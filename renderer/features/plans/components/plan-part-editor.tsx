import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { PlanFact } from '../../../../shared/domain/plan-facts.ts';
import type { PlanPart } from '../../../../shared/domain/plan.ts';
import type { TextPlace } from '../../../../shared/domain/text-checks/text-rule.ts';
import type { CitationNames } from '../citation-names.ts';
import type { PlanPartText } from '../plan-part-texts.ts';
import type { ResolveCitation } from '../resolve-citation.ts';
import type { CitationChoice } from '../search-exhibits.ts';
import { usePlanEditor } from '../use-plan-editor.ts';
import type { TextChecks } from '../use-text-checks.ts';
import { CitationMenu } from './citation-menu.tsx';
import { CitationPopup } from './citation-popup.tsx';
import { FindingCard } from './finding-card.tsx';
import styles from './plan-part-editor.module.css';
import { PlanToolbar } from './plan-toolbar.tsx';
import marks from './text-marks.module.css';

export type PlanPartEditorProps<Part extends TextPlace = PlanPart> = {
  /** What is written in it: a part of the plan, or the letter. */
  readonly part: Part;
  readonly text: PlanPartText;
  /** Above the text box: what to write. It describes the box by the id that it gets. */
  readonly renderGuide: (id: string, editor: Editor | null) => ReactNode;
  /** What can be put at the caret. */
  readonly facts: readonly PlanFact[];
  /** Markup to begin with. */
  readonly markup: string;
  readonly wordCount: number;
  /** Words that it had better not exceed, where it has a limit of its own. */
  readonly wordBudget?: number;
  readonly checks: TextChecks;
  readonly names: CitationNames;
  readonly resolve: ResolveCitation;
  readonly search: (query: string) => readonly CitationChoice[];
  readonly onChange: (part: Part, markup: string) => void;
  readonly onBlur: () => void;
  readonly onOpenEvidence: (evidenceId: string) => void;
  /** Shows the packet page that a citation leads to. */
  readonly onShowPage: (evidenceId: string, page: number | null) => void;
  /** Gives the editor while it is there, then null. */
  readonly onEditor: (part: Part, editor: Editor | null) => void;
};

/** One text of the appeal: what to write, a text box with chips, and the tools for it. */
export function PlanPartEditor<Part extends TextPlace>(props: PlanPartEditorProps<Part>) {
  const { part, text, names, resolve, onEditor } = props;
  const { i18n, t } = useLingui();
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const [openCitation, setOpenCitation] = useState<number | null>(null);
  const closeMenu = useCallback(() => setOpenCitation(null), []);
  const title = i18n._(text.title);
  const editor = usePlanEditor(host, {
    names,
    search: props.search,
    onOpenCitation: setOpenCitation,
    placeholder: i18n._(text.placeholder),
    markup: props.markup,
    labelId: `${id}title`,
    descriptionId: `${id}guide`,
    listId: `${id}exhibits`,
    onChange: (markup) => props.onChange(part, markup),
    onBlur: props.onBlur,
  });
  const { setEditor } = props.checks;
  useEffect(() => {
    onEditor(part, editor);
    setEditor(part, editor);
    return () => {
      onEditor(part, null);
      setEditor(part, null);
    };
  }, [onEditor, setEditor, part, editor]);
  return (
    <section className={styles.part} aria-labelledby={`${id}title`}>
      <header className={styles.head}>
        <h2 id={`${id}title`} className={styles.title}>
          {title}
        </h2>
        <WordCount words={props.wordCount} budget={props.wordBudget} />
        <PlanToolbar editor={editor} facts={props.facts} names={names} label={t`Tools for ${title}`} />
      </header>
      {props.renderGuide(`${id}guide`, editor)}
      <div ref={host} className={`${styles.box} ${marks.marked}`} />
      <FindingCard editor={editor} checks={props.checks} />
      <CitationPopup editor={editor} listId={`${id}exhibits`} />
      {editor && openCitation !== null && (
        <CitationMenu
          editor={editor}
          position={openCitation}
          resolve={resolve}
          names={names}
          onOpenEvidence={props.onOpenEvidence}
          onShowPage={props.onShowPage}
          onClose={closeMenu}
        />
      )}
    </section>
  );
}

function WordCount({ words, budget }: { readonly words: number; readonly budget: number | undefined }) {
  const { t } = useLingui();
  const count = t`${plural(words, { one: '# word', other: '# words' })}`;
  if (budget === undefined) return <span className={styles.count}>{count}</span>;
  return (
    <span className={styles.count}>
      {words > budget ? t`${count}: longer than one page (${budget})` : t`${count} of ${budget}`}
    </span>
  );
}

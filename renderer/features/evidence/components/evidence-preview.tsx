import { Suspense, lazy, useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import { evidenceUrl } from '../../../../shared/contracts/evidence.ts';
import { printedUrl } from '../../../../shared/contracts/printed.ts';
import { isPrinted, type Evidence } from '../../../../shared/domain/evidence.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';
import { isMac } from '../../../lib/key-names.ts';
import { findCommand } from '../../../lib/shortcuts.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { DocumentBar } from './document-bar.tsx';
import styles from './evidence-preview.module.css';
import { Highlighter } from './highlighter.tsx';
import { MailAttachments } from './mail-attachments.tsx';
import { PageTextsView } from './page-texts-view.tsx';
import { PicturePages } from './picture-pages.tsx';
import { RecogniseButton } from './recognise-button.tsx';
import { PrintedView } from './printed-view.tsx';
import { useDocumentFind } from './use-document-find.ts';
import { useHighlights } from './use-highlights.ts';
import { useShownPlaces } from './use-shown-places.ts';

const PdfView = lazy(async () => ({ default: (await import('../../../components/pdf-view/pdf-view.tsx')).PdfView }));

const NO_PAGES: readonly number[] = [];
const NO_TEXTS: readonly PageText[] = [];

/** The document's own pages, as they are, or the text that was read from them. */
export function EvidencePreview({ evidence }: { readonly evidence: Evidence }) {
  const { caseId, id } = evidence;
  const answer = useAnswerWhen(true, 'evidence.readText', { caseId, evidenceId: id });
  // The list and the pages come first; the text's tools may wait a moment.
  const texts = useDeferredValue(answer ?? NO_TEXTS, NO_TEXTS);
  const find = useDocumentFind(evidence, texts);
  const { marks, target } = useShownPlaces(id, find);
  const [isText, setIsText] = useState(false);
  const [isHighlighting, setIsHighlighting] = useState(false);
  const highlights = useHighlights(evidence);
  const hasText = texts.length > 0 || isPrinted(evidence.file.mime);
  const findBox = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (findCommand(event.nativeEvent, isMac) !== 'find' || !findBox.current) return;
    // Here it is for this document; elsewhere for the whole appeal.
    event.preventDefault();
    findBox.current.focus();
    findBox.current.select();
  };
  return (
    <div className={styles.preview} onKeyDown={onKeyDown}>
      <DocumentBar
        find={hasText ? find : null}
        inputRef={findBox}
        isText={isText && hasText}
        onText={setIsText}
        highlightCount={highlights.list.length}
        isHighlighting={isHighlighting}
        onHighlighting={setIsHighlighting}
      >
        <RecogniseButton evidence={evidence} texts={texts} />
      </DocumentBar>
      {evidence.file.kind === 'email' && <MailAttachments evidence={evidence} />}
      {isText && hasText ? (
        <TextView evidence={evidence} texts={texts} query={find.query} />
      ) : (
        <Highlighter highlights={highlights} isEditing={isHighlighting}>
          <Pages evidence={evidence} marks={marks} target={target} />
        </Highlighter>
      )}
    </div>
  );
}

type PagesProps = ReturnType<typeof useShownPlaces> & { readonly evidence: Evidence };

function Pages({ evidence, marks, target }: PagesProps) {
  if (evidence.file.kind === 'image') return <PicturePages evidence={evidence} marks={marks} target={target} />;
  return (
    <Suspense fallback={null}>
      <PdfView
        url={addressPages(evidence)}
        title={evidence.title}
        highlight={evidence.pages ?? NO_PAGES}
        marks={marks}
        target={target}
      />
    </Suspense>
  );
}

/** The file itself, or the pages that the packet shows of it. */
function addressPages({ caseId, id, file }: Evidence): string {
  return isPrinted(file.mime) ? `${printedUrl(caseId, id)}?${file.sha256}` : evidenceUrl(caseId, id);
}

type TextViewProps = {
  readonly evidence: Evidence;
  readonly texts: readonly PageText[];
  readonly query: string;
};

/** The text in place of the pages. */
function TextView({ evidence, texts, query }: TextViewProps) {
  if (isPrinted(evidence.file.mime)) return <PrintedView evidence={evidence} />;
  return <PageTextsView title={evidence.title} texts={texts} query={query} />;
}

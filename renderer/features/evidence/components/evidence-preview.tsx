import { Suspense, lazy, useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import { evidenceUrl } from '../../../../shared/contracts/evidence.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';
import { isMac } from '../../../lib/key-names.ts';
import { findCommand } from '../../../lib/shortcuts.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { DocumentBar } from './document-bar.tsx';
import styles from './evidence-preview.module.css';
import { Highlighter } from './highlighter.tsx';
import { PageTextsView } from './page-texts-view.tsx';
import { PicturePages } from './picture-pages.tsx';
import { useDocumentFind } from './use-document-find.ts';
import { useShownPlaces } from './use-shown-places.ts';

const PdfView = lazy(async () => ({ default: (await import('../../../components/pdf-view/pdf-view.tsx')).PdfView }));

const NO_PAGES: readonly number[] = [];
const NO_TEXTS: readonly PageText[] = [];

/** The document's own pages, as they are, or the text that was read from them. */
export function EvidencePreview({ evidence }: { readonly evidence: Evidence }) {
  const { caseId, id, title } = evidence;
  const answer = useAnswerWhen(true, 'evidence.readText', { caseId, evidenceId: id });
  // The list and the pages come first; the text's tools may wait a moment.
  const texts = useDeferredValue(answer ?? NO_TEXTS, NO_TEXTS);
  const find = useDocumentFind(evidence, texts);
  const { marks, target } = useShownPlaces(id, find);
  const [isText, setIsText] = useState(false);
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
      {texts.length > 0 && <DocumentBar find={find} inputRef={findBox} isText={isText} onText={setIsText} />}
      {isText && texts.length > 0 ? (
        <PageTextsView title={title} texts={texts} query={find.query} />
      ) : (
        <Highlighter evidence={evidence}>
          {evidence.file.kind === 'image' ? (
            <PicturePages evidence={evidence} marks={marks} target={target} />
          ) : (
            <Suspense fallback={null}>
              <PdfView
                url={evidenceUrl(caseId, id)}
                title={title}
                highlight={evidence.pages ?? NO_PAGES}
                marks={marks}
                target={target}
              />
            </Suspense>
          )}
        </Highlighter>
      )}
    </div>
  );
}

import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { listExhibits } from '../../../shared/domain/exhibits.ts';
import { formatLetterText } from '../../../shared/domain/letter-text.ts';
import { composeLetterBlocks } from '../../../shared/domain/letter.ts';
import type { Autosaver } from '../../lib/autosaver.ts';
import { tryChange } from '../../lib/change.ts';
import { getTextSaver, useFlushOnLeave } from '../../lib/text-savers.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useFiledRounds } from '../../lib/use-rounds.ts';
import { replaceContent } from './replace-content.ts';

export type LetterModel = {
  /** The user's own text as stored; null while the letter is made from the case. */
  readonly stored: string | null;
  /** What an editor that is made now begins with: as stored, or as typed while that isn't stored yet. */
  readonly start: string;
  /** As typed. */
  readonly live: string;
  readonly write: (markup: string) => void;
  readonly flush: () => Promise<void>;
  readonly setEditor: (editor: Editor | null) => void;
  /** Begins an own text with the generated one. */
  readonly begin: () => Promise<void>;
  /** Goes back to the generated text. Gives whether it did. */
  readonly reset: () => Promise<boolean>;
};

/** The cover letter of a case between its editor and the application. */
export function useLetter(caseId: CaseId): LetterModel {
  const { case: it, account, noticeText } = useAnswer('cases.get', { caseId });
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const catalogue = useAnswer('catalogue.get', {});
  const rounds = useFiledRounds(caseId);
  const stored = it.packetOptions.letterText;
  const saver = useLetterSaver(caseId);
  const start = saver.unsaved()?.value ?? stored ?? '';
  // What was typed over a stored text counts until another text is stored.
  const [typed, setTyped] = useState<{ readonly over: string | null; readonly text: string }>({
    over: stored,
    text: start,
  });
  const editor = useRef<Editor | null>(null);
  useEffect(() => {
    if (!saver.isIdle()) return;
    if (editor.current && stored !== null) replaceContent(editor.current.view, stored);
  }, [stored, saver]);
  const save = (letterText: string | null) => tryChange('cases.updatePacketOptions', { caseId, patch: { letterText } });
  return {
    stored,
    start,
    live: typed.over === stored ? typed.text : (stored ?? ''),
    write: (markup) => {
      setTyped({ over: stored, text: markup });
      saver.change(markup);
    },
    flush: saver.flush,
    setEditor: (made) => {
      editor.current = made;
    },
    begin: async () => {
      const file = { account, case: it, noticeText, plan, evidence, highlights: [], interactions: [], ...rounds };
      await save(formatLetterText(composeLetterBlocks(file, listExhibits(evidence, plan, it), catalogue)));
    },
    reset: async () => {
      await saver.flush();
      return Boolean(await save(null));
    },
  };
}

function useLetterSaver(caseId: CaseId): Autosaver<string> {
  const saver = useMemo(
    () =>
      getTextSaver(`letter/${caseId}`, {
        save: { name: 'cases.updatePacketOptions', input: (letterText) => ({ caseId, patch: { letterText } }) },
        read: { name: 'cases.get', input: { caseId } },
      }),
    [caseId],
  );
  useFlushOnLeave(saver.flush);
  return saver;
}

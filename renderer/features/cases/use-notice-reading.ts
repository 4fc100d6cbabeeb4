import { useEffect, useState } from 'react';
import type { NoticePartReading } from '../../../shared/contracts/notices.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import { useLatestAnswer } from '../../lib/use-answer.ts';
import { useNewCaseDraft } from './new-case-draft.ts';

const PAUSE_MS = 250;
/** Fewer characters say nothing. */
const LEAST_CHARS = 40;

export type NoticeReading = {
  /** The text that was read; while somebody types it is a little behind. */
  readonly text: string;
  readonly parts: readonly NoticePartReading[];
};

/** What a pasted notice says, as rules read it; undefined until there is something to say. */
export function useNoticeReading(noticeText: string, noticeReceivedOn: LocalDate | null): NoticeReading | undefined {
  const [text, setText] = useState(noticeText);
  useEffect(() => {
    const timer = setTimeout(() => setText(noticeText), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [noticeText]);
  const isLongEnough = text.trim().length >= LEAST_CHARS;
  const parts = useLatestAnswer(isLongEnough, 'notices.read', { text, receivedOn: noticeReceivedOn });
  if (!isLongEnough || parts === undefined) return undefined;
  return { text, parts };
}

/** The one message of a new appeal; undefined for none and for several, of which one has to be chosen first. */
export function useSingleReading(): (NoticePartReading & { readonly text: string }) | undefined {
  const { noticeText, noticeReceivedOn } = useNewCaseDraft((state) => state.draft);
  const reading = useNoticeReading(noticeText, noticeReceivedOn);
  const [only, ...others] = reading?.parts ?? [];
  if (!reading || !only || others.length > 0) return undefined;
  return { ...only, text: reading.text };
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import { showFailure, tryChange } from '../../lib/change.ts';
import { call } from '../../lib/client.ts';
import { takeDroppedReplies } from '../../lib/reply-drop.ts';
import type { CaseView } from './case-progress.ts';
import { joinNotices, listNoticeOffers, toCasePatch, type TextTaking } from './notice-offers.ts';
import { useNoticeReading } from './use-notice-reading.ts';

export type NoticeTakingState = ReturnType<typeof useNoticeTaking>;

const MAX_CHARS = 2_000_000;

/** What is being read, what of it is ticked, and taking it over. */
export function useNoticeTaking(view: CaseView) {
  const { case: it, noticeText, shown } = view;
  const [text, setText] = useState('');
  const [isReadingFile, setIsReadingFile] = useState(false);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [receivedOn, setReceivedOn] = useState<LocalDate | null>(it.noticeReceivedOn);
  const [deadlineOn, setDeadlineOn] = useState<LocalDate | null>(it.deadlineOn);
  const [textTaking, setTextTaking] = useState<TextTaking>(noticeText.trim() === '' ? 'replace' : 'add');
  const isTooLong = text.length > MAX_CHARS;
  const reading = useNoticeReading(isTooLong ? '' : text, receivedOn);
  const single = reading?.parts.length === 1 ? reading.parts[0] : undefined;
  const offers = single ? listNoticeOffers(single, it, shown) : [];
  const readFile = async (file?: File): Promise<void> => {
    setIsReadingFile(true);
    try {
      const found = await call('notices.readFile', {}, file ? [file] : []);
      if (!found) return;
      setText(found.subject === '' ? found.text : `${found.subject}\n\n${found.text}`);
      if (found.receivedAt !== null && it.noticeReceivedOn === null) setReceivedOn(found.receivedAt.slice(0, 10));
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      setIsReadingFile(false);
    }
  };
  const onDrop = useEffectEvent((file: File) => void readFile(file));
  useEffect(() => takeDroppedReplies((file) => onDrop(file)), []);
  return {
    ...{ text, setText, isTooLong, isReadingFile, readFile, reading, single, offers },
    ...{ unticked, setUnticked, receivedOn, setReceivedOn, deadlineOn, setDeadlineOn, textTaking, setTextTaking },
    take: async (): Promise<boolean> => {
      const ticked = new Set(offers.map(({ key }) => key).filter((key) => !unticked.has(key)));
      const patch = toCasePatch(it, { offers, ticked, receivedOn, deadlineOn });
      const taken = joinNotices(noticeText, text.trim(), textTaking);
      const isKept = (await tryChange('cases.updateNotice', { caseId: it.id, noticeText: taken })) !== undefined;
      return isKept && (await tryChange('cases.update', { caseId: it.id, patch })) !== undefined;
    },
  };
}

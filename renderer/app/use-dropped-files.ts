import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Dropped } from '../../shared/contracts/evidence.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { showFailure } from '../lib/change.ts';
import { call } from '../lib/client.ts';
import { giveDroppedReply } from '../lib/reply-drop.ts';
import { giveDroppedMails, isTypePlace } from '../lib/dropped-mails.ts';
import { takeDroppedArchive } from '../lib/offered-archive.ts';
import { caseRoute } from '../lib/route.ts';
import type { DropPlace } from './use-file-drop.ts';

type Waiting = { readonly files: readonly File[]; readonly place: DropPlace | null; readonly dropped: Dropped };

/** What becomes of dropped files: taken at once, or after a question when a folder is among them. */
export function useDroppedFiles(caseId: CaseId): {
  readonly onFiles: (files: readonly File[], place: DropPlace | null) => void;
  /** What the user is asked about, if anything. */
  readonly asked: Dropped | null;
  readonly accept: () => void;
  readonly refuse: () => void;
} {
  const [, navigate] = useLocation();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const take = (files: readonly File[], place: DropPlace | null): void => {
    call(
      'evidence.startImport',
      { caseId, ...(place && isTypePlace(place.type) ? { type: place.type } : {}) },
      files,
    ).then(() => navigate(caseRoute(caseId, 'evidence')), showFailure);
  };
  return {
    onFiles: (files, place) => {
      if (giveDroppedReply(place?.type, files) || giveDroppedMails(place?.type, files)) return;
      if (takeDroppedArchive(files)) return;
      call('evidence.countDropped', {}, files).then((dropped) => {
        if (dropped.folders.length > 0) setWaiting({ files, place, dropped });
        else take(files, place);
      }, showFailure);
    },
    asked: waiting?.dropped ?? null,
    accept: () => {
      if (waiting) take(waiting.files, waiting.place);
      setWaiting(null);
    },
    refuse: () => setWaiting(null),
  };
}

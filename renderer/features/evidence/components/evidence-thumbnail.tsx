import { useEffect, useReducer, useRef } from 'react';
import { evidenceUrl, pictureUrl } from '../../../../shared/contracts/evidence.ts';
import { isPrinted, needsPreview, type Evidence } from '../../../../shared/domain/evidence.ts';
import { createThumbnailQueue } from '../../../lib/thumbnail-queue.ts';
import { keepThumbnail, readKeptThumbnail } from '../kept-thumbnail.ts';
import { makePdfThumbnail, makePictureThumbnail } from '../make-thumbnail.ts';
import { KindIcon } from './kind-icon.tsx';
import styles from './evidence-list.module.css';

/** About 26 kB each. */
const KEEP_COUNT = 400;

type Shown = Pick<Evidence, 'caseId' | 'id'> & { readonly file: Pick<Evidence['file'], 'sha256' | 'kind' | 'mime'> };

const queue = createThumbnailQueue<ImageBitmap>({
  keepCount: KEEP_COUNT,
  whenIdle: (run) => void requestIdleCallback(run, { timeout: 500 }),
});

/** A small picture of the document's first page; a sign of its kind until that is there. Made only for rows in view. */
export function EvidenceThumbnail({ evidence }: { readonly evidence: Evidence }) {
  const { caseId, id, file } = evidence;
  const { sha256, kind, mime } = file;
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = queue.find(sha256);
  useEffect(() => {
    if (queue.find(sha256) !== undefined) return undefined;
    const abort = new AbortController();
    const which = { caseId, id, file: { sha256, kind, mime } };
    queue.ask(sha256, (signal) => findThumbnail(which, signal), abort.signal, refresh);
    return () => abort.abort();
  }, [caseId, id, sha256, kind, mime]);
  useEffect(() => {
    if (picture) canvas.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return (
    <div className={styles.thumbnail} data-thumbnail={picture ? 'made' : undefined}>
      {picture ? (
        <canvas ref={canvas} width={picture.width} height={picture.height} aria-hidden />
      ) : (
        <KindIcon kind={kind} />
      )}
    </div>
  );
}

/** The picture that an earlier session kept; else a new one, which is kept. */
async function findThumbnail(evidence: Shown, signal: AbortSignal): Promise<ImageBitmap | null> {
  const kept = await readKeptThumbnail(evidence);
  if (kept) return kept;
  const { caseId, id, file } = evidence;
  const isMade = needsPreview(file.mime) || isPrinted(file.mime);
  const url = isMade ? pictureUrl(caseId, id, 1) : evidenceUrl(caseId, id);
  const drawn = await (file.kind === 'image' ? makePictureThumbnail : makePdfThumbnail)(url, signal);
  if (drawn) void keepThumbnail(evidence, drawn).catch(() => undefined);
  return drawn;
}

import { tryCall } from '../../lib/client.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';

/** Which file of which evidence. */
type Shown = Pick<Evidence, 'caseId' | 'id'> & { readonly file: Pick<Evidence['file'], 'sha256'> };

const QUALITY = 0.85;

/** The small picture that an earlier session drew of the file; null when there is none. */
export async function readKeptThumbnail(evidence: Shown): Promise<ImageBitmap | null> {
  const kept = await tryCall('evidence.readThumbnail', whichOf(evidence));
  if (!kept.ok || kept.value === null) return null;
  const bytes = Uint8Array.from(atob(kept.value), (char) => char.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type: 'image/webp' })).catch(() => null);
}

/** Hands a drawn picture over for the next sessions. When that fails, it is drawn again then. */
export async function keepThumbnail(evidence: Shown, picture: ImageBitmap): Promise<void> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  const dataUrl = await readDataUrl(await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY }));
  await tryCall('evidence.keepThumbnail', { ...whichOf(evidence), picture: dataUrl.slice(dataUrl.indexOf(',') + 1) });
}

function whichOf({ caseId, id, file }: Shown) {
  return { caseId, evidenceId: id, sha256: file.sha256 };
}

/** The browser's own base64, off the interface thread. */
function readDataUrl(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('no text')));
  reader.onerror = () => reject(reader.error ?? new Error('not read'));
  reader.readAsDataURL(blob);
  return promise;
}

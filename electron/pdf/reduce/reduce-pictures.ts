import type { PDFRawStream } from 'pdf-lib';
import { listShownExhibits } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketExhibit, PacketPlan } from '../../../shared/domain/packet.ts';
import {
  listReductionAttempts,
  type MeasuredPicture,
  type ReductionAttempt,
  type ReductionConsent,
  type ReductionStep,
} from '../../../shared/domain/reduce-plan.ts';
import { findNumber } from '../source/pdf-values.ts';
import { encodePicture, type ReducedData } from './encode-picture.ts';
import { lookAtPicture } from './measure-picture.ts';
import { createPictureStore, type PictureStore, type StoredPicture } from './picture-store.ts';
import { createSourceCache } from './source-cache.ts';

export type ReductionOrder = {
  readonly plan: PacketPlan;
  /** The bytes of a source, by SHA-256; kept for a while, so they must not change. */
  readonly readSource: (sha256: string) => Promise<Uint8Array>;
  /** Of the packet with nothing reduced. */
  readonly sizeBytes: number;
  /** What it should come down to. */
  readonly goalBytes: number;
  readonly consent: ReductionConsent;
  /** A file of the caller's that must not exist; it is gone after `close`. */
  readonly scratchFile: string;
  readonly signal: AbortSignal;
  /** In thousandths. */
  readonly reportProgress: (done: number, total: number) => void;
};

/** A picture that was given another form. */
export type PictureOutcome = {
  readonly sha256: string;
  readonly step: ReductionStep;
  readonly beforeBytes: number;
  readonly afterBytes: number;
  readonly dpi: number;
};

/** What the writer puts in the place of pictures. */
export type PacketReductions = {
  /** New data of a source's pictures, by their name within it. */
  readonly listFor: (sha256: string) => ReadonlyMap<string, ReducedData>;
  readonly outcomes: readonly PictureOutcome[];
};

export type ReducedPictures = PacketReductions & {
  /** Expected size of the packet. */
  readonly sizeBytes: number;
  readonly close: () => void;
};

/** Pictures that are encoded at once. What comes out doesn't depend on it. */
const BATCH = 4;
const PROGRESS_UNITS = 1000;
/** A new form has to be smaller than this share of the one before. */
const WORTHWHILE = 0.95;

type FoundPicture = MeasuredPicture & { readonly sha256: string; readonly name: string };
type Kept = { readonly step: ReductionStep; readonly stored: StoredPicture };

/**
 * Reduces the pictures of a packet one by one until it is expected to fit, in the order of `listReductionAttempts`. The
 * same plan, sources and goal give the same pictures.
 * @throws the reason of the signal when it is aborted; what the disk says
 */
export async function reducePictures(order: ReductionOrder): Promise<ReducedPictures> {
  const sources = createSourceCache(order.plan, order.readSource);
  const store = createPictureStore(order.scratchFile);
  try {
    const pictures = await measureAll(order, sources.listPictures);
    const byId = new Map(pictures.map((picture) => [picture.id, picture]));
    const { kept, sizeBytes } = await climbDown(order, byId, sources.getStream, store);
    return {
      sizeBytes,
      close: () => store.close(),
      outcomes: [...kept].map(([id, { step, stored }]) => describeOutcome(byId.get(id), step, stored)),
      listFor: (sha256) =>
        new Map(
          [...kept].flatMap(([id, { stored }]) => {
            const picture = byId.get(id);
            return picture?.sha256 === sha256 ? [[picture.name, store.load(stored)] as const] : [];
          }),
        ),
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Carries out the attempts, a few at once but in their order, until the goal is reached. */
async function climbDown(
  order: ReductionOrder,
  byId: ReadonlyMap<string, FoundPicture>,
  getStream: GetStream,
  store: PictureStore,
): Promise<{ readonly kept: ReadonlyMap<string, Kept>; readonly sizeBytes: number }> {
  const kept = new Map<string, Kept>();
  const attempts = listReductionAttempts([...byId.values()], order.consent);
  let { sizeBytes } = order;
  const take = ({ pictureId, step }: ReductionAttempt, data: ReducedData): void => {
    const nowBytes = kept.get(pictureId)?.stored.sizeBytes ?? byId.get(pictureId)?.sizeBytes ?? 0;
    if (data.contents.length > nowBytes * WORTHWHILE) return;
    kept.set(pictureId, { step, stored: store.save(data) });
    sizeBytes -= nowBytes - data.contents.length;
  };
  for (let at = 0; at < attempts.length && sizeBytes > order.goalBytes; at += BATCH) {
    order.signal.throwIfAborted();
    const batch = attempts.slice(at, at + BATCH);
    const streams = await loadStreams(batch, byId, getStream);
    const encoded = await Promise.all(batch.map((attempt, index) => tryEncode(attempt, byId, streams[index])));
    for (const [index, attempt] of batch.entries()) {
      const data = encoded[index];
      if (data && sizeBytes > order.goalBytes) take(attempt, data);
    }
    order.reportProgress(measureProgress(order, sizeBytes), PROGRESS_UNITS);
  }
  return { kept, sizeBytes };
}

type ListPictures = ReturnType<typeof createSourceCache>['listPictures'];
type GetStream = ReturnType<typeof createSourceCache>['getStream'];

/** Every picture of the packet that may be given another form, in packet order, each once. */
async function measureAll(order: ReductionOrder, listPictures: ListPictures): Promise<readonly FoundPicture[]> {
  const found: FoundPicture[] = [];
  for (const [sha256, exhibits] of groupBySource(order.plan.exhibits)) {
    if (exhibits.some(({ exact }) => exact === true)) continue;
    for (const [name, { stream, dpi }] of await listPictures(sha256)) {
      order.signal.throwIfAborted();
      const look = await lookAtPicture(stream).catch(() => undefined);
      const [width, height] = [findNumber(stream.dict, 'Width') ?? 0, findNumber(stream.dict, 'Height') ?? 0];
      if (!look) continue;
      const id = `${String(found.length).padStart(6, '0')} ${sha256} ${name}`;
      found.push({ id, sha256, name, sizeBytes: stream.contents.length, width, height, dpi, isExact: false, ...look });
    }
  }
  return found;
}

/** Exhibits by the file that they show, in packet order; without those that are separate files. */
export function groupBySource(exhibits: readonly PacketExhibit[]): ReadonlyMap<string, readonly PacketExhibit[]> {
  const groups = new Map<string, PacketExhibit[]>();
  for (const exhibit of listShownExhibits(exhibits)) {
    const { sha256 } = exhibit.source;
    groups.set(sha256, [...(groups.get(sha256) ?? []), exhibit]);
  }
  return groups;
}

/** One after the other: each may have to open its file. */
async function loadStreams(
  batch: readonly ReductionAttempt[],
  byId: ReadonlyMap<string, FoundPicture>,
  getStream: GetStream,
): Promise<readonly (PDFRawStream | undefined)[]> {
  const streams: (PDFRawStream | undefined)[] = [];
  for (const { pictureId } of batch) {
    const picture = byId.get(pictureId);
    streams.push(picture && (await getStream(picture.sha256, picture.name)));
  }
  return streams;
}

/** A picture that can't be decoded stays as it is. */
async function tryEncode(
  { pictureId, step }: ReductionAttempt,
  byId: ReadonlyMap<string, FoundPicture>,
  stream: PDFRawStream | undefined,
): Promise<ReducedData | undefined> {
  const picture = byId.get(pictureId);
  if (!picture || !stream) return undefined;
  return encodePicture(stream, picture, step).catch(() => undefined);
}

function measureProgress({ sizeBytes, goalBytes }: ReductionOrder, nowBytes: number): number {
  const share = (sizeBytes - nowBytes) / Math.max(1, sizeBytes - goalBytes);
  return Math.min(PROGRESS_UNITS, Math.floor(share * PROGRESS_UNITS));
}

function describeOutcome(
  picture: FoundPicture | undefined,
  step: ReductionStep,
  { sizeBytes, dpi }: StoredPicture,
): PictureOutcome {
  const { sha256 = '', sizeBytes: beforeBytes = 0 } = picture ?? {};
  return { sha256, step, beforeBytes, afterBytes: sizeBytes, dpi: Math.round(dpi) };
}

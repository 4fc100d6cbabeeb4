import { chmod, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { KitPiece } from '../../../shared/domain/channel-kit.ts';
import type { ChannelRules } from '../../../shared/domain/channel-rules.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';
import type { PageImageDone, PageImageFormat, PageImageOrder } from '../../../shared/domain/page-image.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { unwrap } from '../../../shared/result.ts';
import { pageImageFileName } from './kit-names.ts';
import type { Progress, WritePageImages } from './packet-ports.ts';

/** A page of an exhibit, as a picture in the kit. */
export type KitImage = {
  readonly file: string;
  readonly exhibit: string;
  readonly evidenceId: string;
  /** 1-based page of the source. */
  readonly page: number;
  readonly sha256: string;
  readonly sizeBytes: number;
};

type ImagesOrder = {
  readonly exhibits: readonly PacketExhibit[];
  readonly pieces: readonly KitPiece[];
  readonly rules: ChannelRules | null;
  readonly folder: string;
  /** The picture of a page that the window drew, if it did. */
  readonly findDrawn: (sha256: string, page: number) => StoredFile | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
};

/** Writes the pages of the exhibits that travel as pictures, and says which of them have to be drawn elsewhere. Throws an AppErrorException. */
export async function writeKitImages(
  writePageImages: WritePageImages,
  { exhibits, pieces, rules, folder, findDrawn, signal, onProgress }: ImagesOrder,
): Promise<{ readonly images: readonly KitImage[]; readonly findings: readonly Finding[] }> {
  const wanted = exhibits.flatMap((exhibit, index) => {
    const piece = pieces.find(({ exhibit: other }) => other.evidenceId === exhibit.evidenceId);
    return piece?.how === 'images' ? [{ exhibit, index }] : [];
  });
  if (wanted.length === 0) return { images: [], findings: [] };
  await mkdir(join(folder, 'images'));
  const formats = (['jpg', 'png'] as const).filter((format) => rules?.formats.value.includes(format) ?? true);
  const orders = wanted.map(({ exhibit, index }) => ({
    exhibit,
    orders: listOrders(exhibit, index, { count: exhibits.length, formats, folder, findDrawn }),
  }));
  const done = unwrap(await writePageImages({ orders: orders.flatMap((one) => one.orders), signal, onProgress }));
  const byTarget = new Map(done.map((one) => [one.order.target, one]));
  const images: KitImage[] = [];
  const findings: Finding[] = [];
  for (const { exhibit, orders: ofExhibit } of orders) {
    const answers = ofExhibit.flatMap(({ target }) => byTarget.get(target) ?? []);
    images.push(...answers.flatMap((answer) => toKitImage(answer, exhibit)));
    const undrawn = answers.filter(({ isPossible }) => !isPossible).map(({ order }) => order.page);
    if (undrawn.length > 0) findings.push(sayUndrawn(exhibit, undrawn));
  }
  for (const { file } of images) await chmod(join(folder, file), 0o644);
  return { images, findings };
}

function listOrders(
  { source, pages, label, title, typeLabel }: PacketExhibit,
  index: number,
  kit: { readonly count: number; readonly formats: readonly PageImageFormat[] } & Pick<
    ImagesOrder,
    'folder' | 'findDrawn'
  >,
): readonly (PageImageOrder & { readonly target: string })[] {
  const { count, formats, folder, findDrawn } = kit;
  const { sha256, mime, fileName } = source;
  return pages.map((page) => ({
    ...{ sha256, mime, fileName, page, formats },
    drawn: findDrawn(sha256, page) ?? null,
    target: join(folder, pageImageFileName({ label, title, typeLabel }, { index, count, page })),
  }));
}

function toKitImage({ order, made }: PageImageDone, { label, evidenceId }: PacketExhibit): readonly KitImage[] {
  if (!made) return [];
  const file = `images/${basename(order.target ?? '')}.${made.format}`;
  return [{ file, exhibit: label, evidenceId, page: order.page, sha256: made.sha256, sizeBytes: made.sizeBytes }];
}

function sayUndrawn({ label, evidenceId, source }: PacketExhibit, pages: readonly number[]): Finding {
  const which = pages.length === 1 ? `page ${pages[0]}` : `pages ${pages.join(', ')}`;
  return {
    rule: 'channel-page-image',
    level: 'error',
    where: `evidence/${evidenceId}`,
    message: `Exhibit ${label} (${source.fileName}), ${which}: there is no picture in the kit, because only the application's window can draw this page.`,
    fix: 'Export from the window, or add a scan of the page as JPG or PNG.',
  };
}

import type { FrontMatter, OwnPage, Rect, TextItem } from '../../../../../electron/pdf/own-pages/own-page.ts';

const MARGIN = (25 * 72) / 25.4;
/** Parts of the size between which the bodies of letters stand; a text may reach further with marks. */
const BODY = { above: 0.75, below: 0.24 };
const TOLERANCE = 0.05;

/** Every own page of a packet with its physical page number, in packet order. */
export function listOwnPages(front: FrontMatter): readonly { readonly page: OwnPage; readonly pageNumber: number }[] {
  const first = [...front.letter, ...front.plan, ...front.index].map((page, index) => ({
    page,
    pageNumber: index + 1,
  }));
  const separators = front.separators.flatMap((pages, exhibit) =>
    pages.map((page, index) => ({ page, pageNumber: (front.placement[exhibit]?.separatorPage ?? 0) + index })),
  );
  return [...first, ...separators];
}

/** The lines of a page from top to bottom, each from left to right. */
export function readLines(page: OwnPage): readonly string[] {
  const lines = new Map<number, TextItem[]>();
  for (const item of listTexts(page)) {
    const y = Math.round(item.y * 10);
    lines.set(y, [...(lines.get(y) ?? []), item]);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => b - a)
    .map(([, items]) => [...items].sort((a, b) => a.x - b.x).reduce(joinText, ''));
}

function joinText(line: string, item: TextItem, index: number, items: readonly TextItem[]): string {
  const before = items[index - 1];
  const isApart = before !== undefined && item.x - rightOf(before) > 0.5;
  return line + (isApart ? ' | ' : '') + item.run.text;
}

function listTexts(page: OwnPage): readonly TextItem[] {
  return page.items.filter((item) => item.kind === 'text');
}

function rightOf(item: TextItem): number {
  return item.x + (item.run.width * item.size) / 1000;
}

/** What is wrong with where things stand on a page: outside the margins, over each other, links off the page. */
export function findLayoutFaults(page: OwnPage): readonly string[] {
  const texts = listTexts(page).filter((item) => item.run.width > 0);
  const boxes = texts.map((item): Rect => [
    item.x,
    item.y - BODY.below * item.size,
    rightOf(item),
    item.y + BODY.above * item.size,
  ]);
  const faults: string[] = [];
  boxes.forEach((box, index) => {
    const name = texts[index]?.run.text ?? '';
    if (!isInside(box, [MARGIN, 30, page.width - MARGIN, page.height - MARGIN])) faults.push(`outside: ${name}`);
    boxes.slice(index + 1).forEach((other, offset) => {
      if (overlap(box, other)) faults.push(`overlap: ${name} / ${texts[index + 1 + offset]?.run.text ?? ''}`);
    });
  });
  page.links.forEach((link, index) => {
    const isEmpty = link.rect[2] - link.rect[0] < 1 || link.rect[3] - link.rect[1] < 5;
    if (isEmpty || !isInside(link.rect, [MARGIN, MARGIN, page.width - MARGIN, page.height - MARGIN])) {
      faults.push(`link outside: ${link.description}`);
    }
    if (page.links.slice(index + 1).some((other) => overlap(link.rect, other.rect))) {
      faults.push(`links overlap: ${link.description}`);
    }
  });
  return faults;
}

function isInside([left, bottom, right, top]: Rect, outer: Rect): boolean {
  return (
    left >= outer[0] - TOLERANCE &&
    bottom >= outer[1] - TOLERANCE &&
    right <= outer[2] + TOLERANCE &&
    top <= outer[3] + TOLERANCE
  );
}

function overlap(a: Rect, b: Rect): boolean {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > TOLERANCE && height > TOLERANCE;
}

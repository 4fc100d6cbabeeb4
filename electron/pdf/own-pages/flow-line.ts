import type { OwnLink, PageItem, Rect } from './own-page.ts';

/**
 * One line of something, before it has a place: items and links relative to the line's top-left corner, y upwards (so
 * everything stands at negative y). It is never divided between pages.
 */
export type FlowLine = {
  readonly height: number;
  readonly items: readonly PageItem[];
  readonly links: readonly OwnLink[];
  /** A line of a paragraph that runs from right to left. */
  readonly rightToLeft?: boolean;
};

/** An empty line of a height. */
export function makeGap(height: number): FlowLine {
  return { height, items: [], links: [] };
}

/** The same line somewhere else. */
export function moveLine(line: FlowLine, dx: number, dy: number): FlowLine {
  return {
    height: line.height,
    items: line.items.map((item) => moveItem(item, dx, dy)),
    links: line.links.map((link) => ({ ...link, rect: moveRect(link.rect, dx, dy) })),
  };
}

/** Sets columns of lines beside each other: first line beside first line. A row is as high as its highest line. */
export function joinColumns(
  columns: readonly { readonly x: number; readonly lines: readonly FlowLine[] }[],
): readonly FlowLine[] {
  const count = Math.max(0, ...columns.map((column) => column.lines.length));
  return Array.from({ length: count }, (_, index) => {
    const cells = columns.flatMap(({ x, lines }) => {
      const line = lines[index];
      return line ? [moveLine(line, x, 0)] : [];
    });
    return layer(cells, Math.max(...cells.map((cell) => cell.height)));
  });
}

/** Sets lines below each other and makes one line of them, which is then never divided. */
export function stackLines(lines: readonly FlowLine[]): FlowLine {
  let height = 0;
  const moved = lines.map((line) => {
    const at = moveLine(line, 0, -height);
    height += line.height;
    return at;
  });
  return layer(moved, height);
}

/** Lays lines over each other, each from its own top-left corner. */
export function layer(lines: readonly FlowLine[], height: number): FlowLine {
  return { height, items: lines.flatMap((line) => line.items), links: lines.flatMap((line) => line.links) };
}

function moveItem(item: PageItem, dx: number, dy: number): PageItem {
  switch (item.kind) {
    case 'text':
      return { ...item, x: item.x + dx, y: item.y + dy };
    case 'line':
      return {
        ...item,
        from: [item.from[0] + dx, item.from[1] + dy],
        to: [item.to[0] + dx, item.to[1] + dy],
      };
    case 'box':
      return { ...item, rect: moveRect(item.rect, dx, dy) };
  }
}

function moveRect([left, bottom, right, top]: Rect, dx: number, dy: number): Rect {
  return [left + dx, bottom + dy, right + dx, top + dy];
}

import { describe, expect, it } from 'vitest';
import { choosePageSize, placePicture } from '../../../../../electron/pdf/pictures/page-size.ts';

const scan = (dpi: number | null) => ({ dpi, isPhoto: false });

describe('choosePageSize', () => {
  it('gives a scan the size of its paper', () => {
    expect(choosePageSize(2480, 3508, scan(300), 'letter')).toEqual({ width: 595.2, height: 841.92 });
    expect(choosePageSize(2550, 4200, scan(300), 'a4')).toEqual({ width: 612, height: 1008 });
  });

  it('fits photos on the paper, lying or standing as they are', () => {
    expect(choosePageSize(4032, 3024, { dpi: 72, isPhoto: true }, 'letter')).toEqual({ width: 792, height: 594 });
    expect(choosePageSize(3024, 4032, { dpi: 300, isPhoto: true }, 'letter')).toEqual({ width: 594, height: 792 });
  });

  it('blows nothing up', () => {
    expect(choosePageSize(300, 200, scan(null), 'a4')).toEqual({ width: 144, height: 96 });
  });

  it('does not believe a resolution that would make a page of a thumbnail or of a wall', () => {
    expect(choosePageSize(2000, 2000, scan(2400), 'a4').width).toBe(60);
    expect(choosePageSize(400, 400, scan(2400), 'a4').width).toBe(192);
    expect(choosePageSize(4000, 3000, scan(72), 'a4').width).toBeCloseTo(793.71);
  });

  it('makes even a strip of one pixel a page', () => {
    expect(choosePageSize(30_000, 1, scan(null), 'a4').height).toBeGreaterThanOrEqual(1);
  });
});

describe('placePicture', () => {
  const page = { width: 300, height: 200 };
  /** Where a corner of the stored picture (0 or 1 to the right, 0 or 1 down) comes to lie, from the top left. */
  const show = (orientation: number, right: number, down: number): readonly [number, number] => {
    const [a, b, c, d, e, f] = placePicture(orientation, page);
    const [u, v] = [right, 1 - down];
    return [a * u + c * v + e, page.height - (b * u + d * v + f)];
  };

  // EXIF 2.3, table for tag 0x0112: where the first row and the first column of what is stored are seen.
  it.each([
    [1, 'top', 'left'],
    [2, 'top', 'right'],
    [3, 'bottom', 'right'],
    [4, 'bottom', 'left'],
    [5, 'left', 'top'],
    [6, 'right', 'top'],
    [7, 'right', 'bottom'],
    [8, 'left', 'bottom'],
  ])('lays orientation %i with its first row at the %s and its first column at the %s', (orientation, row, column) => {
    const sides = { left: [0, 0], right: [0, 300], top: [1, 0], bottom: [1, 200] } as Record<string, [0 | 1, number]>;
    const [rowAxis, rowAt] = sides[row] ?? [0, -1];
    const [columnAxis, columnAt] = sides[column] ?? [0, -1];
    expect([show(orientation, 0, 0)[rowAxis], show(orientation, 1, 0)[rowAxis]]).toEqual([rowAt, rowAt]);
    expect([show(orientation, 0, 0)[columnAxis], show(orientation, 0, 1)[columnAxis]]).toEqual([columnAt, columnAt]);
  });
});

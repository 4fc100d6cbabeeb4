/** Screens in pixels, the shorter side first. Shapes of camera pictures (4:3, 3:2) are left out on purpose. */
const SCREENS = new Set(
  (
    '720x1280 768x1366 800x1280 864x1536 900x1440 900x1600 1050x1680 1080x1920 1200x1920 1440x2560 1600x2560 1800x2880 ' +
    '1964x3024 2160x3840 2234x3456 1440x3440 ' +
    '750x1334 828x1792 1125x2436 1170x2532 1179x2556 1206x2622 1242x2208 1242x2688 1260x2736 1284x2778 1290x2796 1320x2868 ' +
    '720x1520 720x1600 1080x2160 1080x2220 1080x2280 1080x2340 1080x2400 1080x2408 1344x2992 1440x2960 1440x3040 ' +
    '1440x3088 1440x3120 1440x3200 1668x2388 1640x2360'
  ).split(' '),
);
/** Screens are drawn: most pixels are exactly like their neighbour, which grain and JPEG keep scans from. */
const FLAT_SHARE = 0.72;

/** Whether a picture looks like one of a screen: by its size and its flat areas, and not from a camera or scanner. */
export function looksLikeScreenshot(picture: {
  readonly width: number;
  readonly height: number;
  /** As stated. */
  readonly dpi: number | null;
  readonly hasCamera: boolean;
  readonly flat: number;
}): boolean {
  const { width, height, dpi, hasCamera, flat } = picture;
  const size = `${Math.min(width, height)}x${Math.max(width, height)}`;
  return !hasCamera && (dpi ?? 72) <= 144 && flat >= FLAT_SHARE && SCREENS.has(size);
}

// `npm run icons`: draws every picture of the application and of its files from the four SVGs in resources/icons, and packs them
// into the containers of Windows (.ico) and macOS (.icns), so that making installers needs no converter (electron-builder
// would download one). The small SVGs have fewer and thicker lines, for sizes where the large ones would blur.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeIcns, makeIco, type Picture } from './icon-containers.ts';
import { projectRoot } from './project.ts';

const folder = join(projectRoot, 'resources/icons');
const SMALL_PIXELS = 32;
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const ICNS_SIZES = [16, 32, 64, 128, 256, 512, 1024];
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** The drawing fills the whole square; macOS leaves about a tenth free on each side. */
const MAC_MARGIN = 44;

mkdirSync(join(folder, 'linux'), { recursive: true });
for (const name of ['icon', 'document'] as const) {
  const margin = name === 'icon' ? MAC_MARGIN : 0;
  writeFileSync(join(folder, `${name}.ico`), makeIco(await drawAll(name, ICO_SIZES, 0)));
  writeFileSync(join(folder, `${name}.icns`), makeIcns(await drawAll(name, ICNS_SIZES, margin)));
}
for (const size of LINUX_SIZES) {
  writeFileSync(join(folder, `linux/${size}x${size}.png`), await draw('icon', size, 0));
}
writeFileSync(join(folder, 'icon.png'), await draw('icon', 512, 0));

function drawAll(name: string, sizes: readonly number[], margin: number): Promise<readonly Picture[]> {
  return Promise.all(sizes.map(async (size) => ({ size, png: await draw(name, size, margin) })));
}

/**
 * @param size of the picture, in pixels
 * @param margin how much wider the large drawing's view is on each side, in 1024ths of the drawing
 */
async function draw(name: string, size: number, margin: number): Promise<Buffer> {
  const isSmall = size <= SMALL_PIXELS;
  const svg = readFileSync(join(folder, `${name}${isSmall ? '-small' : ''}.svg`), 'utf8');
  const wide = 1024 + 2 * margin;
  const drawn = isSmall
    ? svg
    : svg.replace('viewBox="0 0 1024 1024"', `viewBox="${-margin} ${-margin} ${wide} ${wide}"`);
  const unit = isSmall ? 32 : 1024;
  // 72 dots per inch draw one unit as one pixel; drawn four times as large, then averaged, edges are even.
  return sharp(Buffer.from(drawn), { density: Math.min(72 * 4 * (size / unit), 2400) })
    .resize(size, size, { kernel: 'lanczos3' })
    .png({ compressionLevel: 9, palette: false })
    .toBuffer();
}

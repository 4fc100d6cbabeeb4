import { bsd2Text, bsd3Text, mitText, ZLIB_TEXT } from './licence-texts.ts';

/** Something that ships inside a package or beside the packages, with a licence of its own. */
export interface PackedPart {
  readonly title: string;
  readonly licence: string;
  /** Files of the project or of node_modules that hold its text, one after another; or the text itself. */
  readonly files?: readonly string[];
  readonly text?: string;
}

/**
 * Libraries inside libvips as sharp brings it, and their licences: the table in the README of the packages
 * `@img/sharp-libvips-*` (a test compares it with the one that is installed).
 */
export const LIBVIPS_PARTS: readonly (readonly [name: string, licence: string])[] = [
  ['aom', 'BSD 2-Clause + Alliance for Open Media Patent License 1.0'],
  ['cairo', 'Mozilla Public License 1.1'],
  ['cgif', 'MIT License'],
  ['expat', 'MIT License'],
  ['fontconfig', 'fontconfig License (BSD-like)'],
  ['freetype', 'freetype License (BSD-like)'],
  ['fribidi', 'LGPLv3'],
  ['glib', 'LGPLv3'],
  ['harfbuzz', 'MIT License'],
  ['highway', 'BSD 3-Clause'],
  ['lcms', 'MIT License'],
  ['libarchive', 'BSD 2-Clause'],
  ['libexif', 'LGPLv3'],
  ['libffi', 'MIT License'],
  ['libheif', 'LGPLv3'],
  ['libimagequant', 'BSD 2-Clause'],
  ['libnsgif', 'MIT License'],
  ['libpng', 'libpng License'],
  ['librsvg', 'LGPLv3'],
  ['libtiff', 'libtiff License (BSD-like)'],
  ['libultrahdr', 'MIT License'],
  ['libvips', 'LGPLv3'],
  ['libwebp', 'New BSD License'],
  ['libxml2', 'MIT License'],
  ['mozjpeg', 'zlib License, IJG License, BSD 3-Clause'],
  ['pango', 'LGPLv3'],
  ['pixman', 'MIT License'],
  ['proxy-libintl', 'LGPLv3'],
  ['zlib-ng', 'zlib License'],
];

const LIBVIPS_TEXT = `Reinstate brings libvips and what it is made of as one library file, in the form in which the project sharp-libvips makes
it, unchanged. The file lies apart from the application's own code (resources/app.asar.unpacked/node_modules/@img), so that
it can be replaced by another build of the same library. Its sources, and the recipe by which it is made, are published by
the project sharp-libvips.

${LIBVIPS_PARTS.map(([name, licence]) => `${name.padEnd(16)}${licence}`).join('\n')}

Use of libraries under the LGPLv3 is by the "any later version" clause of the LGPLv2 or LGPLv2.1. The text of the LGPL and
of the GPL stands below, under libheif.

Portions of this software are copyright (c) The FreeType Project. All rights reserved.
This software is based in part on the work of the Independent JPEG Group.`;

const TESSERACT_TEXT = `The engine is compiled to WebAssembly by the project tesseract.js-core and holds, besides Tesseract (Apache-2.0):
Leptonica, libjpeg, libpng, libtiff, libwebp and zlib. This software is based in part on the work of the Independent JPEG
Group. libtiff: Copyright (c) 1988-1997 Sam Leffler, Copyright (c) 1991-1997 Silicon Graphics, Inc. libwebp: Copyright (c)
2010 Google Inc. libpng: Copyright (c) 1995-2024 The PNG Reference Library Authors. zlib: Copyright (C) 1995-2024 Jean-loup
Gailly and Mark Adler. Each may be used, changed and passed on in binary form when its copyright notice is kept.

Leptonica:

${bsd2Text('Copyright (C) 2001-2020 Leptonica. All rights reserved.')}

zlib:

${ZLIB_TEXT}`;

/** What ships with a licence of its own and is no package of npm. */
export const PACKED_PARTS: readonly PackedPart[] = [
  { title: 'Electron', licence: 'MIT', files: ['node_modules/electron/LICENSE'] },
  {
    title: 'Chromium, Node.js and what they are made of',
    licence: 'BSD-3-Clause and others',
    text: 'The notices of Chromium and its parts come with Electron, as LICENSES.chromium.html: beside the program on Windows and\nLinux, in Contents/Resources of the application on macOS.',
  },
  {
    title: 'SQLite',
    licence: 'public domain',
    text: 'The authors of SQLite have dedicated its code to the public domain. In place of a legal notice it has a blessing:\n\nMay you do good and not evil.\nMay you find forgiveness for yourself and forgive others.\nMay you share freely, never taking more than you give.',
  },
  {
    title: 'SQLite3 Multiple Ciphers',
    licence: 'MIT',
    text: `${mitText('Copyright (c) 2006-2025 Ulrich Telle')}

It holds an implementation of SHA-2 under the following terms:

${bsd3Text('Copyright (C) 2005, 2007 Olivier Gay')}`,
  },
  { title: 'libvips and its parts, as sharp-libvips brings them', licence: 'LGPL-3.0-or-later', text: LIBVIPS_TEXT },
  {
    title: 'libheif and libde265 (GNU LGPL 3 and GPL 3 in full)',
    licence: 'LGPL-3.0',
    files: ['node_modules/libheif-js/libheif-wasm/LICENSE'],
  },
  { title: 'Tesseract, Leptonica and image libraries', licence: 'Apache-2.0 and others', text: TESSERACT_TEXT },
  {
    title: 'English data for text recognition (tessdata_best)',
    licence: 'Apache-2.0',
    files: ['resources/ocr/NOTICE.txt', 'resources/ocr/LICENSE.txt'],
  },
  { title: 'Noto fonts', licence: 'OFL-1.1', files: ['resources/fonts/OFL.txt'] },
  {
    title: 'pdf.js: character maps of Adobe',
    licence: 'BSD-3-Clause',
    files: ['node_modules/pdfjs-dist/cmaps/LICENSE'],
  },
  { title: 'pdf.js: colour profile', licence: 'CC0-1.0', files: ['node_modules/pdfjs-dist/iccs/LICENSE'] },
  {
    title: 'pdf.js: Foxit fonts',
    licence: 'BSD-3-Clause',
    files: ['node_modules/pdfjs-dist/standard_fonts/LICENSE_FOXIT'],
  },
  {
    title: 'pdf.js: Liberation fonts',
    licence: 'OFL-1.1',
    files: ['node_modules/pdfjs-dist/standard_fonts/LICENSE_LIBERATION'],
  },
  {
    title: 'pdf.js: decoders of JPEG 2000 and JBIG2 (OpenJPEG, PDFium)',
    licence: 'BSD-2-Clause, BSD-3-Clause, Apache-2.0',
    files: ['LICENSE_OPENJPEG', 'LICENSE_PDFJS_OPENJPEG', 'LICENSE_JBIG2', 'LICENSE_PDFJS_JBIG2'].map(
      (name) => `node_modules/pdfjs-dist/wasm/${name}`,
    ),
  },
  {
    title: 'core-js, inside pdf.js',
    licence: 'MIT',
    text: mitText('Copyright (c) 2013-2025 Denis Pushkarev, 2025-2026 CoreJS Company'),
  },
];

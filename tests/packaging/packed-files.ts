/** Every file of the packed archive fits one of these, and each of these fits at least one file. */
export const ARCHIVE_FILES: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/[\w.-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css)$/,
  /^out\/renderer\/pdfjs\/pdf\.worker\.min\.mjs$/,
  /^out\/renderer\/pdfjs\/cmaps\/(?:[\w-]+\.bcmap|LICENSE)$/,
  /^out\/renderer\/pdfjs\/iccs\/(?:CGATS001Compat-v2-micro\.icc|LICENSE)$/,
  /^out\/renderer\/pdfjs\/standard_fonts\/(?:[\w-]+\.(?:pfb|ttf)|LICENSE_(?:FOXIT|LIBERATION))$/,
  /^out\/renderer\/pdfjs\/wasm\/(?:jbig2|openjpeg)_nowasm_fallback\.js$/,
  /^node_modules\/better-sqlite3\/(?:LICENSE|package\.json|lib\/[\w/-]+\.js|prebuilds\/[\w-]+\.node)$/,
  /^node_modules\/libheif-js\/(?:LICENSE|package\.json|libheif-wasm\/(?:LICENSE|libheif\.js|libheif\.wasm))$/,
  /^node_modules\/sharp\/(?:LICENSE|package\.json|dist\/[\w-]+\.mjs)$/,
  /^node_modules\/@img\/colour\/(?:package\.json|\w+\.cjs)$/,
  /^node_modules\/(?:detect-libc|(?:sharp\/node_modules\/)?semver)\/(?:LICENSE|package\.json|[\w/-]+\.js)$/,
  /^node_modules\/tesseract\.js-core\/(?:LICENSE|package\.json|tesseract-core(?:-(?:relaxed)?simd)?-lstm\.(?:js|wasm))$/,
];

/** Of sharp's binaries only those of the machine that packs can be there. */
export const SHARP_NATIVES =
  /^node_modules\/@img\/sharp-[\w-]+\/(?:LICENSE|package\.json|versions\.json|index\.cjs|lib\/[\w.+-]+)$/;

/** Every file of the folder "resources" beside the archive fits one of these. */
export const RESOURCE_FILES: readonly RegExp[] = [
  /^LICENSE\.txt$/,
  /^third-party-notices\.txt$/,
  /^catalogue\/(?:[\w-]+\/)?[\w-]+\.json$/,
  /^fonts\/(?:NotoSans\w*-(?:Regular|Bold)\.ttf|OFL\.txt)$/,
  /^icons\/icon\.png$/,
  /^ocr\/(?:eng\.traineddata\.gz|LICENSE\.txt|NOTICE\.txt)$/,
  /^sample-case\/(?:case\.json|evidence\/[\w-]+\.(?:pdf|png|jpg))$/,
];

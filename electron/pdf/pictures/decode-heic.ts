import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDF_LIMITS } from '../source/limits.ts';
import { refuseIncomplete, requireSaneSize } from './foreign-picture.ts';

/** Decoded pixels, four bytes each, row by row from the top, turned as the file says. */
export type HeicPixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

type Handle = { readonly code?: unknown };
type Decoded = {
  readonly code?: unknown;
  readonly channels: readonly {
    readonly id: unknown;
    readonly width: number;
    readonly height: number;
    readonly stride: number;
    readonly data: Uint8Array;
  }[];
  readonly image: object;
};
/** What we use of libheif's functions. Results that carry a `code` are errors. */
type Libheif = {
  readonly heif_error_code: { readonly heif_error_Ok: unknown };
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGBA: unknown };
  readonly heif_channel: { readonly heif_channel_interleaved: unknown };
  heif_context_alloc(): object | null;
  heif_context_free(context: object): void;
  heif_context_read_from_memory(context: object, bytes: Uint8Array): { readonly code: unknown };
  heif_js_context_get_primary_image_handle(context: object): Handle | null;
  heif_image_handle_get_width(handle: Handle): number;
  heif_image_handle_get_height(handle: Handle): number;
  heif_image_handle_release(handle: Handle): void;
  heif_js_decode_image2(handle: Handle, space: unknown, chroma: unknown): Decoded | Promise<Decoded>;
  heif_image_release(image: object): void;
};
type Factory = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Libheif;

let loaded: Libheif | undefined;

/**
 * libheif as WebAssembly, which stays a file of its own that can be replaced (its licence, LGPL-3.0, asks for that). It
 * says nothing on the console, because the command line's answers stand there.
 */
function loadLibheif(): Libheif {
  if (loaded) return loaded;
  const load = createRequire(import.meta.url);
  const factory = load('libheif-js/libheif-wasm/libheif.js') as Factory;
  const wasmBinary = readFileSync(load.resolve('libheif-js/libheif-wasm/libheif.wasm'));
  loaded = factory({ wasmBinary, print: () => undefined, printErr: () => undefined });
  return loaded;
}

/**
 * Decodes the main picture of a HEIC or HEIF file.
 * @throws PictureRefusedError when it is damaged or too large; what WebAssembly throws when it runs out of memory
 */
export async function decodeHeic(bytes: Uint8Array): Promise<HeicPixels> {
  const lib = loadLibheif();
  const context = lib.heif_context_alloc();
  if (!context) throw new Error('libheif has no memory left');
  try {
    if (lib.heif_context_read_from_memory(context, bytes).code !== lib.heif_error_code.heif_error_Ok) {
      throw refuseIncomplete();
    }
    const handle = lib.heif_js_context_get_primary_image_handle(context);
    if (!handle || handle.code !== undefined) throw refuseIncomplete();
    try {
      return await decodePicture(lib, handle);
    } finally {
      lib.heif_image_handle_release(handle);
    }
  } finally {
    lib.heif_context_free(context);
  }
}

async function decodePicture(lib: Libheif, handle: Handle): Promise<HeicPixels> {
  requireSaneSize(
    lib.heif_image_handle_get_width(handle),
    lib.heif_image_handle_get_height(handle),
    PDF_LIMITS.heicPixels,
  );
  const { heif_colorspace_RGB: rgb } = lib.heif_colorspace;
  const { heif_chroma_interleaved_RGBA: interleaved } = lib.heif_chroma;
  const decoded = await lib.heif_js_decode_image2(handle, rgb, interleaved);
  if (decoded.code !== undefined) throw refuseIncomplete();
  const channel = decoded.channels.find(({ id }) => id === lib.heif_channel.heif_channel_interleaved);
  if (!channel) throw refuseIncomplete();
  const { width, height, stride, data } = channel;
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) rgba.set(data.subarray(y * stride, y * stride + width * 4), y * width * 4);
  lib.heif_image_release(decoded.image);
  return { width, height, rgba };
}

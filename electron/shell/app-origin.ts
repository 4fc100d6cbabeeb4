/** The scheme under which the page is served. */
export const SCHEME = 'app';
/** The page's origin. Nothing is ever loaded from another one. */
export const APP_ORIGIN = `${SCHEME}://bundle`;

/**
 * What the page may do. `style-src 'self'` has no exception: no element carries inline styles, and no library may add a
 * style element. `data:` pictures are the small cursors and icons of the PDF view.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Only the application's own pages, and the bytes that they made themselves. */
export function isOwnAddress(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) || url.startsWith(`blob:${APP_ORIGIN}/`) || url.startsWith('data:image/');
}

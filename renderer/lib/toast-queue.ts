import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type ToastContent = {
  readonly text: string;
  readonly tone?: 'neutral' | 'success' | 'danger';
  readonly action?: { readonly label: string; readonly onAction: () => void };
};

/** Newest first; pointing at the region or moving into it pauses all of them. */
export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 4 });

const WITH_ACTION_MS = 8000;
const PLAIN_MS = 5000;

/**
 * Shows a message at the foot of the window.
 * @param timeoutMs default 8 s with an action, 5 s without, never for `danger`; null keeps it until it is closed
 * @returns closes it
 */
export function showToast(content: ToastContent, timeoutMs?: number | null): () => void {
  const standard = content.tone === 'danger' ? null : content.action ? WITH_ACTION_MS : PLAIN_MS;
  const timeout = timeoutMs === undefined ? standard : timeoutMs;
  const key = toastQueue.add(content, timeout === null ? {} : { timeout });
  return () => toastQueue.close(key);
}

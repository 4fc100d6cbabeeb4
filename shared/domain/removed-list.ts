/** How long what was removed can be brought back from the Removed list. */
export const REMOVED_LIST_DAYS = 30;

/** Whether what was removed then is still on the Removed list. A time to come counts as now: the clock was set back. */
export function isOnRemovedList(removedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(removedAt) < REMOVED_LIST_DAYS * 86_400_000;
}

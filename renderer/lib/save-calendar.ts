import type { CaseId } from '../../shared/domain/ids.ts';
import { showFailure } from './change.ts';
import { call } from './client.ts';
import { showToast } from './toast-queue.ts';

/**
 * Writes the days to come into a calendar file and says so.
 * @param caseId of one case, or null for all
 * @param words what to say when there is no day to save, and when it was saved
 */
export async function saveCalendar(
  caseId: CaseId | null,
  words: { readonly none: string; readonly saved: string },
): Promise<void> {
  try {
    const saved = await call('clocks.saveCalendar', { caseId });
    if (saved)
      showToast({
        text: saved.count === 0 ? words.none : words.saved,
        tone: saved.count === 0 ? 'neutral' : 'success',
      });
  } catch (thrown) {
    showFailure(thrown);
  }
}

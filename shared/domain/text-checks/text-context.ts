import type { AppealPath } from '../case.ts';
import type { LocalDate } from '../dates.ts';

/** What the rules need to know besides the texts. */
export type TextContext = {
  readonly path: AppealPath;
  /** The day on which the appeal would be sent: steps that began by then are done. */
  readonly today: LocalDate;
  /** Amazon's case ids of this case. */
  readonly caseIds: readonly string[];
  /** What Amazon wrote; empty when it isn't known. Figures that it names may be named in the appeal. */
  readonly noticeText: string;
  /** Plain texts of earlier appeals of the case. */
  readonly earlierTexts: readonly string[];
};

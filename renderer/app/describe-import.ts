import type { FileRefusal } from '../../shared/domain/file-refusal.ts';
import type { JobResult } from '../../shared/domain/job.ts';

/** Headings of the summary's parts, in the user's language. */
export type ImportHeadings = {
  readonly added: string;
  readonly duplicates: string;
  readonly refused: string;
  readonly left: string;
};

type ImportWords = {
  readonly titleOf: (evidenceId: string) => string;
  readonly sayRefusal: (refusal: FileRefusal) => string;
  readonly headings: ImportHeadings;
};

/** What became of each file of an import as plain text, to be kept or sent: one line for each file. */
export function describeImport(
  { added, duplicates, refused, left }: Extract<JobResult, { kind: 'evidence-import' }>,
  { titleOf, sayRefusal, headings }: ImportWords,
): string {
  const part = (heading: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${heading} (${lines.length})\n${lines.map((line) => `- ${line}`).join('\n')}`];
  return [
    ...part(headings.added, added.map(titleOf)),
    ...part(
      headings.duplicates,
      duplicates.map(({ file }) => file),
    ),
    ...part(
      headings.refused,
      refused.map((refusal) => `${refusal.file}: ${sayRefusal(refusal)}`),
    ),
    ...part(headings.left, left),
  ].join('\n\n');
}

import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { CornerDownLeft } from 'lucide-react';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import { planShape } from '../../../../shared/domain/plan-shape.ts';
import type { PlanPart } from '../../../../shared/domain/plan.ts';
import type { PlanMeasure } from '../measure-plan.ts';
import { planPartText } from '../plan-part-texts.ts';
import styles from './proof-strip.module.css';

export type ProofStripProps = {
  readonly path: AppealPath;
  readonly measure: PlanMeasure;
  readonly onGoTo: (part: PlanPart, blockIndex: number) => void;
};

/** Paragraphs without proof that are named; a plan of only claims would fill the panel. */
const NAMED_MAX = 6;

/** One mark for each paragraph, filled where it cites an exhibit; those without are named, to go to. Not every sentence needs proof. */
export function ProofStrip({ path, measure, onGoTo }: ProofStripProps) {
  const { t, i18n } = useLingui();
  const used = new Set(planShape(path).parts.map(({ part }) => part));
  const blocks = measure.blocks.filter((block) => !block.isLeadIn && used.has(block.part));
  if (blocks.length === 0) return <p className={styles.note}>{t`Each paragraph shows up here once you write.`}</p>;
  const proven = blocks.filter((block) => block.citationCount > 0).length;
  const open = blocks.filter((block) => block.citationCount === 0);
  const summary = t`${proven} of ${plural(blocks.length, { one: '# paragraph cites', other: '# paragraphs cite' })} an exhibit`;
  return (
    <div className={styles.proof}>
      <p className={styles.summary}>{summary}</p>
      <div className={styles.strip} role="img" aria-label={summary}>
        {planShape(path).parts.map(({ part }) => (
          <div key={part} className={styles.part}>
            <span className={styles.name}>{i18n._(planPartText(part, path).title)}</span>
            <span className={styles.marks}>
              {blocks
                .filter((block) => block.part === part)
                .map((block) => (
                  <span
                    key={block.blockIndex}
                    className={styles.mark}
                    data-proven={block.citationCount > 0 || undefined}
                  />
                ))}
            </span>
          </div>
        ))}
      </div>
      {open.length > 0 && (
        <>
          <p className={styles.note}>{t`Without an exhibit. Is there a document for it?`}</p>
          <ul className={styles.list}>
            {open.slice(0, NAMED_MAX).map((block) => (
              <li key={`${block.part}-${block.blockIndex}`}>
                <button type="button" className={styles.jump} onClick={() => onGoTo(block.part, block.blockIndex)}>
                  <span className={styles.start} lang="en">
                    {block.start}
                  </span>
                  <CornerDownLeft aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          {open.length > NAMED_MAX && (
            <p
              className={styles.note}
            >{t`and ${plural(open.length - NAMED_MAX, { one: '# more', other: '# more' })}`}</p>
          )}
        </>
      )}
    </div>
  );
}

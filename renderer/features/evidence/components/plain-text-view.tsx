import { Plural, useLingui } from '@lingui/react/macro';
import { Suspense, useState } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { MAX_VIEW_ROWS } from '../../../../shared/domain/printed.ts';
import { Button } from '../../../components/button/button.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './printed-view.module.css';

/** A text file as text, in parts: what is below comes when it is asked for. */
export function PlainTextView({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const [parts, setParts] = useState(1);
  return (
    <div className={styles.view}>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t`Text of ${evidence.title}`}>
        <Suspense fallback={null}>
          {Array.from({ length: parts }, (_, part) => (
            <TextPart
              key={part}
              evidence={evidence}
              part={part}
              onMore={part === parts - 1 ? () => setParts(parts + 1) : undefined}
            />
          ))}
        </Suspense>
      </div>
    </div>
  );
}

type TextPartProps = {
  readonly evidence: Evidence;
  readonly part: number;
  /** Absent when the next part is there already. */
  readonly onMore: (() => void) | undefined;
};

function TextPart({ evidence, part, onMore }: TextPartProps) {
  const { t } = useLingui();
  const fromLine = part * MAX_VIEW_ROWS;
  const { lines, lineCount } = useAnswer('evidence.readPlainText', {
    ...{ caseId: evidence.caseId, evidenceId: evidence.id, fromLine, count: MAX_VIEW_ROWS },
  });
  const left = lineCount - fromLine - lines.length;
  return (
    <>
      <pre className={styles.text}>{lines.join('\n')}</pre>
      {left > 0 && onMore && (
        <div className={styles.more}>
          <Button onPress={onMore}>{t`Show more lines`}</Button>
          <span>
            <Plural value={left} one="# line left" other="# lines left" />
          </span>
        </div>
      )}
    </>
  );
}

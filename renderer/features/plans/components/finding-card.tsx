import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { FindingLevel } from '../../../../shared/domain/finding.ts';
import type { TextRule } from '../../../../shared/domain/text-checks/text-rule.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { ReasonForm } from '../../../components/findings/reason-form.tsx';
import { findOpenMark, openMark, type TextMark } from '../text-marks.ts';
import { useEditorState } from '../use-editor-state.ts';
import { usePlacedPopup } from '../use-placed-popup.ts';
import type { TextChecks } from '../use-text-checks.ts';
import styles from './finding-card.module.css';

export type FindingCardProps = { readonly editor: Editor | null; readonly checks: TextChecks };

/** What a rule on wording says about the words that are pointed at. It advises; it never changes the text. */
export function FindingCard({ editor, checks }: FindingCardProps) {
  const mark = useEditorState(editor, findOpenMark, null);
  const rule = mark && checks.ruleOf(mark.finding.rule);
  if (!editor || !mark || !rule) return null;
  return <OpenCard key={`${rule.id}:${mark.from}`} editor={editor} checks={checks} mark={mark} rule={rule} />;
}

type OpenCardProps = {
  readonly editor: Editor;
  readonly checks: TextChecks;
  readonly mark: TextMark;
  readonly rule: TextRule;
};

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };

function OpenCard({ editor, checks, mark, rule }: OpenCardProps) {
  const { t } = useLingui();
  const [isAsking, setIsAsking] = useState(false);
  const popup = usePlacedPopup(editor, mark.from);
  const { level } = mark.finding;
  const Icon = ICONS[level];
  const levels: Readonly<Record<FindingLevel, string>> = {
    error: t`Stops the export`,
    warning: t`Worth fixing`,
    info: t`Good to know`,
  };
  const sources: Readonly<Record<TextRule['confidence'], string>> = {
    H: t`Amazon says so`,
    M: t`Several consultants say so`,
    L: t`One consultant says so`,
    U: t`Our own view`,
  };
  const close = (): void => {
    openMark(editor.view, null);
    editor.view.focus();
  };
  return (
    <div
      ref={popup}
      popover="manual"
      role="group"
      aria-label={rule.label}
      className={styles.card}
      data-level={level}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={styles.head}>
        <Icon role="img" aria-label={levels[level]} className={styles.icon} />
        <strong className={styles.label}>{rule.label}</strong>
        <IconButton icon={X} size="sm" label={t`Close`} onPress={close} />
      </div>
      <p>{rule.message}</p>
      <p>
        <strong>{rule.fix}</strong>
      </p>
      <p className={styles.example}>
        <span className={styles.tag}>
          <Trans>For example</Trans>
        </span>{' '}
        <span lang="en">{rule.example}</span>
      </p>
      {isAsking ? (
        <ReasonForm
          onCancel={() => setIsAsking(false)}
          onDone={async (reason) => {
            if (await checks.putAside(mark.finding, reason)) editor.view.focus();
          }}
        />
      ) : (
        <div className={styles.foot}>
          <span className={styles.source}>
            {sources[rule.confidence]} · {levels[level]}
          </span>
          <Button size="sm" variant="quiet" onPress={() => setIsAsking(true)}>
            <Trans>Set aside…</Trans>
          </Button>
          <Button size="sm" onPress={() => checks.step(1)}>
            <Trans>Next</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

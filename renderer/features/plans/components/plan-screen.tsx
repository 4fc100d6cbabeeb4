import { useLingui } from '@lingui/react/macro';
import { BookmarkPlus } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { listPlanPrompts } from '../../../../shared/domain/plan-prompt.ts';
import { planShape } from '../../../../shared/domain/plan-shape.ts';
import { planPartSchema } from '../../../../shared/domain/plan.ts';
import { Button } from '../../../components/button/button.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { Tabs } from '../../../components/tabs/tabs.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { caseRoute } from '../../../lib/route.ts';
import { seekCitation } from '../../../lib/sought-citation.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { planPartText, SHAPE_TEXTS } from '../plan-part-texts.ts';
import { practiseTyping } from '../practise-typing.ts';
import { usePlanFacts } from '../use-plan-facts.ts';
import { usePlanNotes, type PlanNotesModel } from '../use-plan-notes.ts';
import { usePlan, type PlanModel } from '../use-plan.ts';
import { useTextChecks, type TextChecks } from '../use-text-checks.ts';
import { LetterPart } from './letter-part.tsx';
import { NameRevisionDialog } from './name-revision-dialog.tsx';
import { PlanPartEditor, type PlanPartEditorProps } from './plan-part-editor.tsx';
import { PlanPrompts } from './plan-prompts.tsx';
import styles from './plan-screen.module.css';
import { PlanSidePanel } from './plan-side-panel.tsx';
import { RevisionPanel } from './revision-panel.tsx';

export type PlanScreenProps = {
  readonly caseId: string;
  /** Plan part to begin in. */
  readonly focus?: string | undefined;
  /** The packet's pages as they are now. */
  readonly pages: ReactNode;
};

/** The plan of action: three parts with citations, what they still lack, and their versions. */
export function PlanScreen({ caseId, focus, pages }: PlanScreenProps) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const [isNaming, setIsNaming] = useState(false);
  const [tab, setTab] = useState('writing');
  const plan = usePlan(caseId as CaseId, planPartSchema.safeParse(focus).data);
  const checks = useTextChecks(caseId as CaseId, plan.path);
  const notes = usePlanNotes(caseId as CaseId);
  const facts = usePlanFacts(caseId as CaseId);
  useCommand('name-revision', () => setIsNaming(true));
  useCommand('print', () => window.print());
  useEffect(() => practiseTyping(), []);
  const openEvidence = (evidenceId: string): void => navigate(caseRoute(caseId, 'evidence', evidenceId));
  const showPage = (evidenceId: string, page: number | null): void => {
    seekCitation({ caseId, evidenceId, page });
    setTab('pages');
  };
  return (
    <>
      <ScreenHeader
        title={i18n._(SHAPE_TEXTS[plan.path].title)}
        subtitle={i18n._(SHAPE_TEXTS[plan.path].subtitle)}
        actions={
          <Button icon={BookmarkPlus} onPress={() => setIsNaming(true)}>
            {t`Name this version`}
          </Button>
        }
      />
      <div className={styles.body}>
        <Panel label={t`Text of the plan`} className={styles.main}>
          <div className={styles.sheet}>
            <PlanParts
              caseId={caseId as CaseId}
              {...{ plan, checks, notes, facts }}
              onOpenEvidence={openEvidence}
              onShowPage={showPage}
            />
            <LetterPart
              caseId={caseId as CaseId}
              plan={plan}
              checks={checks}
              facts={facts}
              isFocused={focus === 'letter'}
              onOpenEvidence={openEvidence}
              onShowPage={showPage}
            />
          </div>
        </Panel>
        <PlanHelp {...{ caseId, plan, checks, notes, tab, pages }} onTab={setTab} onName={() => setIsNaming(true)} />
      </div>
      <p className={styles.heard} role="status">
        {checks.announcement}
      </p>
      {isNaming && (
        <NameRevisionDialog caseId={caseId as CaseId} flush={plan.flush} onClose={() => setIsNaming(false)} />
      )}
    </>
  );
}

type PlanPartsProps = Pick<PlanPartEditorProps, 'checks' | 'facts' | 'onOpenEvidence' | 'onShowPage'> & {
  readonly caseId: CaseId;
  readonly plan: PlanModel;
  readonly notes: PlanNotesModel;
};

/** The text boxes of the path's parts, each with its questions. */
function PlanParts({ caseId, plan, notes, ...common }: PlanPartsProps) {
  const { planPrompts } = useCatalogue();
  const { reasons } = useAnswer('cases.get', { caseId }).case;
  const { path } = plan;
  const promptsOf = useMemo(
    () =>
      new Map(
        planShape(path).parts.map(({ part }) => [part, listPlanPrompts(planPrompts, { part, path, reasons })] as const),
      ),
    [planPrompts, path, reasons],
  );
  return planShape(path).parts.map(({ part }) => (
    <PlanPartEditor
      key={part}
      part={part}
      text={planPartText(part, path)}
      renderGuide={(id, editor) => (
        <PlanPrompts
          listId={id}
          prompts={promptsOf.get(part) ?? []}
          notes={notes}
          editor={editor}
          isEmpty={plan.measure.wordCountByPart[part] === 0}
        />
      )}
      markup={plan.start[part]}
      wordCount={plan.measure.wordCountByPart[part]}
      names={plan.citations.names}
      resolve={plan.citations.resolve}
      search={plan.search}
      onChange={plan.changePart}
      onBlur={() => void plan.flush()}
      onEditor={plan.setEditor}
      {...common}
    />
  ));
}

type PlanHelpProps = Pick<PlanScreenProps, 'caseId' | 'pages'> & {
  readonly plan: PlanModel;
  readonly checks: TextChecks;
  readonly notes: PlanNotesModel;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly onName: () => void;
};

/** Beside the text: what it still lacks, the packet's pages, its versions. */
function PlanHelp({ caseId, plan, checks, notes, tab, pages, onTab, onName }: PlanHelpProps) {
  const { t } = useLingui();
  return (
    <Panel
      label={t`Help with the plan`}
      plane="side"
      className={`${styles.side} ${tab === 'pages' ? styles.wide : ''}`}
    >
      <Tabs
        label={t`Help with the plan`}
        selectedId={tab}
        onSelect={onTab}
        tabs={[
          {
            id: 'writing',
            label: t({ message: 'Writing', context: 'tab beside the plan' }),
            content: (
              <PlanSidePanel
                caseId={caseId}
                path={plan.path}
                checks={checks}
                plan={plan.settled}
                notes={notes}
                measure={plan.measure}
                exhibits={plan.citations.exhibits}
                citedIds={plan.citedIds}
                onInsert={plan.insert}
                onGoTo={plan.goTo}
              />
            ),
          },
          { id: 'pages', label: t`Pages`, content: <div className={styles.pages}>{pages}</div> },
          {
            id: 'versions',
            label: t`Versions`,
            content: (
              <RevisionPanel
                caseId={caseId as CaseId}
                path={plan.path}
                current={plan.live}
                nameOf={plan.nameOf}
                onName={onName}
                flush={plan.flush}
              />
            ),
          },
        ]}
      />
    </Panel>
  );
}

import { useLingui } from '@lingui/react/macro';
import { ClipboardPaste, FileSpreadsheet, FileText, Files, MailPlus, PenLine } from 'lucide-react';
import { draftKindSchema, type DraftKind } from '../../../../shared/domain/draft.ts';
import type { CaseId, InteractionId } from '../../../../shared/domain/ids.ts';
import { MenuButton } from '../../../components/menu/menu-button.tsx';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { useTimelineActions } from '../use-timeline-actions.ts';
import { DRAFT_LABELS } from './draft-words.ts';

export type LogActionsProps = {
  readonly caseId: CaseId;
  readonly hasEntries: boolean;
  /** Entries that are shown, when that is not all of them. */
  readonly chosen: readonly InteractionId[] | null;
  readonly onImport: () => void;
  readonly onPaste: () => void;
  readonly onWrite: (kind: DraftKind) => void;
};

/** What can be brought into the log, written from the case, and made of the log. */
export function LogActions({ caseId, hasEntries, chosen, onImport, onPaste, onWrite }: LogActionsProps) {
  const { t, i18n } = useLingui();
  const timeline = useTimelineActions(caseId, chosen);
  const part = chosen === null ? '' : ` ${t`(what is shown)`}`;
  const timelineEntries: readonly MenuEntry[] = [
    'separator',
    {
      id: 'evidence',
      label: `${t`Add the timeline to the evidence`}${part}`,
      icon: Files,
      onAction: () => void timeline.addToEvidence(),
    },
    {
      id: 'pdf',
      label: `${t`Save the timeline as PDF…`}${part}`,
      icon: FileText,
      onAction: () => void timeline.save('pdf'),
    },
    {
      id: 'csv',
      label: `${t`Save the timeline as CSV…`}${part}`,
      icon: FileSpreadsheet,
      onAction: () => void timeline.save('csv'),
    },
  ];
  return (
    <>
      <MenuButton
        label={t`Write a message`}
        icon={PenLine}
        variant="secondary"
        entries={draftKindSchema.options.map((kind) => ({
          id: kind,
          label: i18n._(DRAFT_LABELS[kind]),
          onAction: () => onWrite(kind),
        }))}
      />
      <MenuButton
        label={t`Import and export`}
        isIconOnly
        variant="secondary"
        entries={[
          { id: 'mails', label: t`Add e-mails…`, icon: MailPlus, onAction: onImport },
          { id: 'paste', label: t`Paste a chat or notes…`, icon: ClipboardPaste, onAction: onPaste },
          ...(hasEntries ? timelineEntries : []),
        ]}
      />
    </>
  );
}

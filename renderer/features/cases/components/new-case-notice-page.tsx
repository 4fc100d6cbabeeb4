import { Trans, useLingui } from '@lingui/react/macro';
import { TextAreaField } from '../../../components/text-field/text-field.tsx';
import { patchDraft, useNewCaseDraft } from '../new-case-draft.ts';
import { useNoticeReading } from '../use-notice-reading.ts';
import { NoticeReadingPanel } from './notice-reading.tsx';
import { Question } from './question.tsx';

/** The notice, pasted. */
export function NoticePage() {
  const { t } = useLingui();
  const { noticeText, noticeReceivedOn } = useNewCaseDraft((state) => state.draft);
  return (
    <Question
      title={t`What did Amazon write?`}
      why={
        <Trans>
          Paste the whole notice. What it asks for becomes your checklist, and your letter answers each point. It is
          kept as it came.
        </Trans>
      }
    >
      <TextAreaField
        label={t`Text of the notice`}
        isLabelHidden
        lang="en"
        rows={14}
        placeholder={t`Performance › Account Health, or the e-mail from Seller Performance`}
        value={noticeText}
        onChange={(value) => patchDraft({ noticeText: value })}
      />
      <NoticeReadingPanel
        reading={useNoticeReading(noticeText, noticeReceivedOn)}
        onUseOnly={(message) => patchDraft({ noticeText: message })}
      />
    </Question>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Languages } from 'lucide-react';
import type { LanguageSetting } from '../../../../shared/domain/language.ts';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { change } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';

/** The language of the interface. Each language is called by its own name, so that its readers find it. */
export function LanguageField() {
  const { t } = useLingui();
  const settings = useAnswer('settings.get', {});
  const field = useAutosaveField<LanguageSetting>({
    value: settings.language,
    save: (language) => change('settings.update', { patch: { language } }),
    delayMs: 0,
  });
  return (
    <RadioField
      label={t`Language`}
      isLabelHidden
      look="segments"
      value={field.value}
      onChange={field.onChange}
      options={[
        {
          id: 'system',
          label: (
            <>
              <Languages aria-hidden />
              {t`System`}
            </>
          ),
        },
        { id: 'en', label: <span lang="en">English</span> },
        { id: 'zh-Hans', label: <span lang="zh-Hans">简体中文</span> },
      ]}
    />
  );
}

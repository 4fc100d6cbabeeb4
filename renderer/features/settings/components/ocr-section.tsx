import { Trans, useLingui } from '@lingui/react/macro';
import { FilePlus2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { OcrLanguage } from '../../../../shared/domain/ocr.ts';
import type { FileRefusal } from '../../../../shared/domain/file-refusal.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { nameOcrLanguage } from '../name-ocr-language.ts';
import styles from './ocr-section.module.css';
import { SettingsRow } from './settings-row.tsx';
import { useSayRefusal } from '../../../lib/use-say-refusal.ts';

/** Whether scans are read by themselves, and in which languages. */
export function OcrSection() {
  const { t } = useLingui();
  const { ocrEnabled } = useAnswer('settings.get', {});
  const save = (isOn: boolean): void => void tryChange('settings.update', { patch: { ocrEnabled: isOn } });
  return (
    <Section title={t`Text in scans`}>
      <Card padding="none">
        <SettingsRow
          title={t`Recognise text in scans and photos`}
          text={t`You can then search the words, copy them, and they are in the packet, unseen, behind the picture. It takes 3 to 10 seconds for each page, in the background. It is done on this computer: nothing is sent anywhere. The words may contain mistakes; the picture is never changed.`}
        >
          <Checkbox isSelected={ocrEnabled} onChange={save}>
            <Trans>After adding files</Trans>
          </Checkbox>
        </SettingsRow>
        <Languages />
      </Card>
    </Section>
  );
}

function Languages() {
  const { t } = useLingui();
  const languages = useAnswer('ocr.listLanguages', {});
  const sayRefusal = useSayRefusal();
  const [refused, setRefused] = useState<readonly FileRefusal[]>([]);
  const add = async (): Promise<void> => {
    try {
      const added = await call('ocr.addLanguages', {});
      setRefused(added?.refused ?? []);
    } catch (error) {
      showFailure(error);
    }
    await refreshLanguages();
  };
  return (
    <>
      <SettingsRow
        title={t`Languages`}
        text={t`English is there. Others are files whose names end in “.traineddata”, from the “tessdata_best” or “tessdata_fast” collection of Tesseract. Fewer languages are faster and make fewer mistakes.`}
      >
        <Button icon={FilePlus2} onPress={() => void add()}>
          <Trans>Add language…</Trans>
        </Button>
      </SettingsRow>
      <ul className={styles.languages} aria-label={t`Languages of the text`}>
        {languages.map((language) => (
          <LanguageItem key={language.code} language={language} />
        ))}
      </ul>
      {refused.length > 0 && (
        <div className={styles.extra}>
          <Callout tone="danger" title={t`Not added`}>
            {refused.map((refusal) => (
              <p key={refusal.file}>
                {refusal.file}: {sayRefusal(refusal)}
              </p>
            ))}
          </Callout>
        </div>
      )}
    </>
  );
}

function LanguageItem({ language: { code, isBundled } }: { readonly language: OcrLanguage }) {
  const { t, i18n } = useLingui();
  const { ocrLanguages } = useAnswer('settings.get', {});
  const name = nameOcrLanguage(code, i18n.locale);
  const isChosen = ocrLanguages.includes(code);
  const choose = (isOn: boolean): void => {
    const others = ocrLanguages.filter((other) => other !== code);
    void tryChange('settings.update', { patch: { ocrLanguages: isOn ? [...others, code] : others } });
  };
  const remove = async (): Promise<void> => {
    choose(false);
    await tryChange('ocr.removeLanguage', { code });
    await refreshLanguages();
  };
  return (
    <li className={styles.language}>
      {/* One language is always chosen. */}
      <Checkbox isSelected={isChosen} isDisabled={isChosen && ocrLanguages.length === 1} onChange={choose}>
        {name}
      </Checkbox>
      {!isBundled && <IconButton icon={Trash2} size="sm" label={t`Remove ${name}`} onPress={() => void remove()} />}
    </li>
  );
}

function refreshLanguages(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'ocr.listLanguages' });
}

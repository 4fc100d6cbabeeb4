import { Trans, useLingui } from '@lingui/react/macro';
import { FilePlus2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AddedFont } from '../../../../shared/domain/added-font.ts';
import type { FileRefusal } from '../../../../shared/domain/file-refusal.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './ocr-section.module.css';
import { SettingsRow } from './settings-row.tsx';
import { useSayRefusal } from '../../../lib/use-say-refusal.ts';

/** Font files of the user, for scripts that the packet has no font for. */
export function FontsSection() {
  const { t } = useLingui();
  const fonts = useAnswer('fonts.list', {});
  const sayRefusal = useSayRefusal();
  const [refused, setRefused] = useState<readonly FileRefusal[]>([]);
  const add = async (): Promise<void> => {
    try {
      const added = await call('fonts.add', {});
      setRefused(added?.refused ?? []);
    } catch (error) {
      showFailure(error);
    }
    await refreshFonts();
  };
  return (
    <Section title={t`Letters in the packet`}>
      <Card padding="none">
        <SettingsRow
          title={t`Fonts for other scripts`}
          text={t`Latin, Greek, Cyrillic, Chinese, Japanese, Korean, Hebrew, Arabic, Thai and Hindi are there. For other scripts, add a font file that ends in “.ttf”. It is used for letters that the packet would otherwise show as empty boxes. Google’s Noto fonts are free.`}
        >
          <Button icon={FilePlus2} onPress={() => void add()}>
            <Trans>Add font…</Trans>
          </Button>
        </SettingsRow>
        {fonts.length > 0 && (
          <ul className={styles.languages} aria-label={t`Added fonts`}>
            {fonts.map((font) => (
              <FontItem key={font.file} font={font} />
            ))}
          </ul>
        )}
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
      </Card>
    </Section>
  );
}

function FontItem({ font: { file, name } }: { readonly font: AddedFont }) {
  const { t } = useLingui();
  const remove = async (): Promise<void> => {
    await tryChange('fonts.remove', { file });
    await refreshFonts();
  };
  return (
    <li className={styles.language}>
      <span title={file}>{name}</span>
      <IconButton icon={Trash2} size="sm" label={t`Remove ${name}`} onPress={() => void remove()} />
    </li>
  );
}

function refreshFonts(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'fonts.list' });
}

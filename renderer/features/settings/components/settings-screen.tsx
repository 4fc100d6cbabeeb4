import { Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen, Keyboard, Monitor, Moon, Scale, Sun } from 'lucide-react';
import type { Settings } from '../../../../shared/contracts/settings.ts';
import { Button } from '../../../components/button/button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { Column } from '../../../components/column/column.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { change, tryChange } from '../../../lib/change.ts';
import { runCommand } from '../../../lib/commands.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import { BackupsSection } from './backups-section.tsx';
import { DeletionsRow } from './deletions-row.tsx';
import { DatesSection } from './dates-section.tsx';
import { FileLimitRow } from './file-limit-row.tsx';
import { FolderBackupSection } from './folder-backup-section.tsx';
import { FontsSection } from './fonts-section.tsx';
import { LanguageField } from './language-field.tsx';
import { OcrSection } from './ocr-section.tsx';
import { OwnRulesSection } from './own-rules-section.tsx';
import { ProtectionSection } from './protection-section.tsx';
import { SettingsRow as Row } from './settings-row.tsx';
import styles from './settings-screen.module.css';
import { VaultCheckRow } from './vault-check-row.tsx';

/** Looks, data folder, and what this application is. */
export function SettingsScreen() {
  const { t, i18n } = useLingui();
  const info = useAnswer('system.info', {});
  const catalogue = useCatalogue();
  const asOf = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(catalogue.asOf),
  );
  return (
    <>
      <ScreenHeader title={t`Settings`} />
      <Panel label={t`Settings`} className={styles.panel}>
        <Column gap={8}>
          <Section title={t`Look`}>
            <Card padding="none">
              <Row title={t`Colours`} text={t`“System” follows this computer.`}>
                <ThemeField />
              </Row>
              <Row
                title={t`Language`}
                text={t`Only of what Reinstate says. Your appeal stays in the language that you write it in.`}
              >
                <LanguageField />
              </Row>
              <Row title={t`Keyboard`} text={t`Everything can be done without a mouse.`}>
                <Button icon={Keyboard} onPress={() => void runCommand('show-help')}>
                  <Trans>Shortcuts</Trans>
                </Button>
              </Row>
            </Card>
          </Section>
          <Section title={t`Your data`}>
            <Card padding="none">
              <Row title={t`Data folder`} text={<span className={styles.path}>{info.dataFolder}</span>}>
                <Button icon={FolderOpen} onPress={() => void tryChange('system.showDataFolder', {})}>
                  <Trans>Show folder</Trans>
                </Button>
              </Row>
              <FileLimitRow />
              <VaultCheckRow />
              <DeletionsRow />
              <Row
                title={t`Network`}
                text={t`None. The application has no network code, and it stops what the browser inside it would do by itself.`}
              />
            </Card>
          </Section>
          <ProtectionSection />
          <DatesSection />
          <OcrSection />
          <FontsSection />
          <OwnRulesSection />
          <BackupsSection />
          <FolderBackupSection />
          <Section title={t`About`}>
            <Card padding="none">
              <Row title={t`Reinstate ${info.version}`} text={t`Free software under the MIT licence.`}>
                <Button icon={Scale} onPress={() => void runCommand('show-about')}>
                  <Trans>Versions and licences</Trans>
                </Button>
              </Row>
              <Row
                title={t`Reasons, documents and rules`}
                text={t`Last checked on ${asOf}. They are presets from public sources, no legal advice; your notice wins over them.`}
              />
              <Row
                title={t`Not from Amazon`}
                text={t`This is an independent tool. Amazon is a trademark of its owner.`}
              />
            </Card>
          </Section>
        </Column>
      </Panel>
    </>
  );
}

function ThemeField() {
  const { t } = useLingui();
  const settings = useAnswer('settings.get', {});
  const field = useAutosaveField<Settings['theme']>({
    value: settings.theme,
    save: (theme) => change('settings.update', { patch: { theme } }),
    delayMs: 0,
  });
  return (
    <RadioField
      label={t`Colours`}
      isLabelHidden
      look="segments"
      value={field.value}
      onChange={field.onChange}
      options={[
        {
          id: 'system',
          label: (
            <>
              <Monitor aria-hidden />
              {t`System`}
            </>
          ),
        },
        {
          id: 'light',
          label: (
            <>
              <Sun aria-hidden />
              {t`Light`}
            </>
          ),
        },
        {
          id: 'dark',
          label: (
            <>
              <Moon aria-hidden />
              {t`Dark`}
            </>
          ),
        },
      ]}
    />
  );
}

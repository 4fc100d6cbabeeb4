import { useLingui } from '@lingui/react/macro';
import { Suspense, use, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation } from 'wouter';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { loadGuide, topicOfPath, type GuideTopic } from '../guide-topics.ts';
import styles from './guide-dialog.module.css';
import { ShortcutTable } from './shortcut-table.tsx';

const SHORTCUTS = 'shortcuts';

/** F1: the guide, open at the page that belongs to the screen. */
export function GuideDialog() {
  const { t } = useLingui();
  const [path] = useLocation();
  const [topic, setTopic] = useState<string | null>(null);
  useCommand('show-help', () => setTopic(topicOfPath(path)));
  return (
    <Dialog title={t`Guide`} isOpen={topic !== null} onClose={() => setTopic(null)} size="xl">
      {/* Its pages are read from a file of their own the first time. */}
      <Suspense fallback={null}>
        <GuidePages topic={topic ?? SHORTCUTS} onTopic={setTopic} />
      </Suspense>
    </Dialog>
  );
}

type GuidePagesProps = { readonly topic: string; readonly onTopic: (topic: string) => void };

function GuidePages({ topic, onTopic }: GuidePagesProps) {
  const { t, i18n } = useLingui();
  const topics = use(loadGuide(i18n.locale));
  return (
    <Tabs
      orientation="vertical"
      className={styles.guide ?? ''}
      selectedKey={topic}
      onSelectionChange={(key) => onTopic(String(key))}
    >
      <TabList className={styles.list ?? ''} aria-label={t`Pages of the guide`}>
        {topics.map(({ id, title }) => (
          <Tab key={id} id={id} className={styles.tab ?? ''}>
            {title}
          </Tab>
        ))}
        <Tab id={SHORTCUTS} className={styles.tab ?? ''}>
          {t`Keyboard shortcuts`}
        </Tab>
      </TabList>
      {topics.map((page) => (
        <TabPanel key={page.id} id={page.id} className={styles.page ?? ''}>
          <GuidePage page={page} />
        </TabPanel>
      ))}
      <TabPanel id={SHORTCUTS} className={styles.page ?? ''}>
        <h3 className={styles.title}>{t`Keyboard shortcuts`}</h3>
        <ShortcutTable />
      </TabPanel>
    </Tabs>
  );
}

function GuidePage({ page }: { readonly page: GuideTopic }) {
  const { t } = useLingui();
  return (
    <>
      <h3 className={styles.title}>{page.title}</h3>
      <p className={styles.lead}>{page.lead}</p>
      {page.steps.length > 0 && (
        <ol className={styles.steps}>
          {page.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {page.steps.length > 0 && <h4 className={styles.heading}>{t`Good to know`}</h4>}
      <ul className={styles.notes}>
        {page.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

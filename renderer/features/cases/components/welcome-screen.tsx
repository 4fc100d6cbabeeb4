import { Trans, useLingui } from '@lingui/react/macro';
import { FileCheck2, FolderOpen, Languages, Laptop, Undo2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../../components/button/button.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { PacketPicture } from './packet-picture.tsx';
import { RemovedCases } from './removed-cases.tsx';
import { useOpenExample } from './use-open-example.ts';
import styles from './welcome-screen.module.css';

/** Each by its own name, so that its readers find it before they can read anything else. */
const ENGLISH = { language: 'en', name: 'English' } as const;
const CHINESE = { language: 'zh-Hans', name: '简体中文' } as const;

/** The first thing a new user sees. */
export function WelcomeScreen() {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const { dataFolder } = useAnswer('system.info', {});
  const { openExample, isOpening } = useOpenExample();
  const other = i18n.locale === 'en' ? CHINESE : ENGLISH;
  return (
    <div className={styles.screen} data-panel="" tabIndex={0} role="region" aria-label={t`Welcome`}>
      <div className={styles.columns}>
        <div className={styles.words}>
          <h1 className={styles.title}>
            <Trans>Put your appeal together, one step at a time.</Trans>
          </h1>
          <p className={styles.lead}>
            <Trans>
              Reinstate turns Amazon’s notice, your papers and a short plan into one packet in which every claim leads
              to the page that proves it.
            </Trans>
          </p>
          <div className={styles.actions}>
            <Button variant="primary" size="lg" onPress={() => navigate('/new')}>
              <Trans>Start an appeal</Trans>
            </Button>
            <Button size="lg" isPending={isOpening} onPress={openExample}>
              <Trans>Look at an example</Trans>
            </Button>
          </div>
          <ul className={styles.points}>
            <Point icon={Laptop} title={t`Everything stays on this computer`}>
              <Trans>No account, no upload, no network. It works with the cable pulled.</Trans>
            </Point>
            <Point icon={FileCheck2} title={t`Your papers are never changed`}>
              <Trans>The packet shows them as they are and draws nothing on them.</Trans>
            </Point>
            <Point icon={Undo2} title={t`Nothing gets lost`}>
              <Trans>It saves as you type, and whatever you do can be undone.</Trans>
            </Point>
          </ul>
          <RemovedCases />
        </div>
        <PacketPicture />
      </div>
      <footer className={styles.footer}>
        <span className={styles.folder}>
          <FolderOpen aria-hidden />
          <Trans>Your data: {dataFolder}</Trans>
        </span>
        <Button size="sm" variant="quiet" onPress={() => void tryChange('system.showDataFolder', {})}>
          <Trans>Show folder</Trans>
        </Button>
        <TextLink to="/settings">
          <Trans>Settings</Trans>
        </TextLink>
        <Button
          size="sm"
          variant="quiet"
          icon={Languages}
          onPress={() => void tryChange('settings.update', { patch: { language: other.language } })}
        >
          <span lang={other.language}>{other.name}</span>
        </Button>
      </footer>
    </div>
  );
}

type PointProps = { readonly icon: LucideIcon; readonly title: string; readonly children: ReactNode };

function Point({ icon: Icon, title, children }: PointProps) {
  return (
    <li className={styles.point}>
      <Icon aria-hidden />
      <div>
        <div className={styles.pointTitle}>{title}</div>
        <div className={styles.pointText}>{children}</div>
      </div>
    </li>
  );
}

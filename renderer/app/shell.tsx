import { Suspense } from 'react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../shared/domain/ids.ts';
import { GuideDialog } from '../features/guide/components/guide-dialog.tsx';
import { LockCommand } from '../features/protection/components/lock-command.tsx';
import { ProtectionBanner } from '../features/protection/components/protection-banner.tsx';
import { RecoveryCodeDialog } from '../features/protection/components/recovery-code-dialog.tsx';
import { findRouteCase } from '../lib/route.ts';
import { useAnswer } from '../lib/use-answer.ts';
import { AboutDialog } from './about-dialog.tsx';
import { ArchiveDialogs } from './archive-dialogs.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { JobTray } from './job-tray.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { Screens } from './screens.tsx';
import { Sidebar } from './sidebar.tsx';
import styles from './shell.module.css';
import { StartNotices } from './start-notices.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useDueToast } from './use-due-toast.ts';
import { useAppCommands } from './use-app-commands.ts';
import { useLastRoute } from './use-last-route.ts';
import { useSayUsable } from './use-say-usable.ts';
import { useLanguage } from './use-language.ts';
import { useTheme } from './use-theme.ts';

/** The window: sidebar, one screen, and the work that goes on behind it. */
export function Shell() {
  const [path] = useLocation();
  const cases = useAnswer('cases.list', {});
  useDocumentTitle(cases.find((row) => row.id === findRouteCase(path))?.title);
  useTheme();
  useLanguage();
  useLastRoute();
  const commands = useAppCommands();
  useDueToast();
  const isWelcome = cases.length === 0 && !path.startsWith('/settings') && !path.startsWith('/new');
  return (
    <div className={styles.shell} data-welcome={isWelcome || undefined}>
      {!isWelcome && <Sidebar />}
      <main className={styles.main}>
        {!isWelcome && <ProtectionBanner />}
        <StartNotices />
        <ErrorBoundary resetKey={path}>
          <Suspense fallback={null}>
            <Screens hasCases={cases.length > 0} />
            <UsableMark />
          </Suspense>
        </ErrorBoundary>
      </main>
      <JobTray />
      <LockCommand />
      <RecoveryCodeDialog />
      <GuideDialog />
      <AboutDialog />
      <ReportDialog />
      <CommandPalette {...commands} />
      <ArchiveDialogs caseId={findRouteCase(path) as CaseId | undefined} />
    </div>
  );
}

/** Beside the screen, so that it comes only when the screen has come. */
function UsableMark() {
  useSayUsable();
  return null;
}

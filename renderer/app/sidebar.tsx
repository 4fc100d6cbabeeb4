import { Trans, useLingui } from '@lingui/react/macro';
import {
  ArrowLeft,
  FileStack,
  Gauge,
  Inbox,
  LifeBuoy,
  ListChecks,
  MessagesSquare,
  PackageCheck,
  PenLine,
  Plus,
  Repeat2,
  Settings,
  Store,
  type LucideIcon,
} from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { COMMAND_KEYS } from '../../shared/contracts/command-keys.ts';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import { labelOf } from '../../shared/domain/catalogue.ts';
import { formatKeys } from '../lib/key-names.ts';
import { CASE_SCREENS, caseRoute, findRouteCase, type CaseScreen } from '../lib/route.ts';
import { useAnswer } from '../lib/use-answer.ts';
import { useCatalogue } from '../lib/use-catalogue.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './sidebar.module.css';

/** Where one is and where one can go. Folds to pictures in a narrow window. */
export function Sidebar() {
  const { t } = useLingui();
  const [path] = useLocation();
  const caseId = findRouteCase(path);
  return (
    <nav className={styles.sidebar} aria-label={t`Screens`} data-panel="">
      {caseId === undefined ? <HomeLinks /> : <CaseLinks key={caseId} caseId={caseId} />}
      <div className={styles.spacer} />
      <NavLink to="/settings" icon={Settings} label={t`Settings`} {...keysOf('show-settings')} />
    </nav>
  );
}

function HomeLinks() {
  const { t } = useLingui();
  return (
    <>
      <div className={styles.brand}>
        <Mark />
        <span className={styles.words}>Reinstate</span>
      </div>
      <NavLink to="/cases" icon={Inbox} label={t`Appeals`} />
      <NavLink to="/new" icon={Plus} label={t`New appeal`} {...keysOf('new-case')} />
      <NavLink to="/stores" icon={Store} label={t`Stores`} />
      <NavLink to="/further-ways" icon={LifeBuoy} label={t`If Amazon says no`} />
    </>
  );
}

const ICONS: Readonly<Record<CaseScreen, LucideIcon>> = {
  overview: Gauge,
  review: ListChecks,
  evidence: FileStack,
  plan: PenLine,
  log: MessagesSquare,
  packet: PackageCheck,
  rounds: Repeat2,
};

function keysOf(command: MenuCommand): { readonly keys?: string } {
  const keys = COMMAND_KEYS[command];
  return keys === undefined ? {} : { keys };
}

function CaseLinks({ caseId }: { readonly caseId: string }) {
  const { t } = useLingui();
  const labels: Readonly<Record<CaseScreen, string>> = {
    overview: t`Overview`,
    review: t`What happened`,
    evidence: t`Evidence`,
    plan: t`Plan of action`,
    packet: t`Packet`,
    rounds: t`Rounds`,
    log: t`Contact log`,
  };
  return (
    <>
      <Link to="/cases" className={styles.back ?? ''}>
        <ArrowLeft aria-hidden />
        <span className={styles.words}>
          <Trans>All appeals</Trans>
        </span>
      </Link>
      <ErrorBoundary resetKey={caseId} fallback={null}>
        <Suspense fallback={<div className={styles.case} />}>
          <CaseName caseId={caseId} />
        </Suspense>
      </ErrorBoundary>
      {CASE_SCREENS.map((screen) => (
        <NavLink
          key={screen}
          to={caseRoute(caseId, screen)}
          icon={ICONS[screen]}
          label={labels[screen]}
          {...keysOf(`go-${screen}`)}
          count={
            <Suspense fallback={null}>
              <CountOf caseId={caseId} screen={screen} />
            </Suspense>
          }
        />
      ))}
    </>
  );
}

function CaseName({ caseId }: { readonly caseId: string }) {
  const detail = useAnswer('cases.get', { caseId });
  const catalogue = useCatalogue();
  return (
    <div className={styles.case}>
      <div className={styles.caseTitle} title={detail.case.title}>
        {detail.case.title}
      </div>
      <div className={styles.caseStore}>
        {detail.account.storeName} · {labelOf(catalogue.marketplaces, detail.account.marketplace)}
      </div>
    </div>
  );
}

/** How many things a screen holds, beside its name. */
function CountOf({ caseId, screen }: { readonly caseId: string; readonly screen: CaseScreen }) {
  const summary = useAnswer('cases.list', {}).find((row) => row.id === caseId);
  const count = screen === 'evidence' ? summary?.evidenceCount : screen === 'log' ? summary?.interactionCount : 0;
  return count ? <span className={styles.count}>{count}</span> : null;
}

type NavLinkProps = {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys?: string;
  readonly count?: ReactNode;
};

function NavLink({ to, icon: Icon, label, keys, count }: NavLinkProps) {
  const [path] = useLocation();
  const isHere = path === to || path.startsWith(`${to}/`);
  return (
    <Link
      to={to}
      className={styles.link ?? ''}
      aria-current={isHere ? 'page' : undefined}
      {...(keys === undefined
        ? {}
        : { 'aria-keyshortcuts': keys.replace('Mod', 'Control'), title: `${label} (${formatKeys(keys)})` })}
    >
      <Icon aria-hidden />
      <span className={styles.words}>{label}</span>
      {count}
    </Link>
  );
}

/** The application's mark: a sheet with a tick that breaks out of it. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path
        className={styles.markSheet}
        d="M7 2.5h7.2L19.5 7.8V19a2.5 2.5 0 0 1-2.5 2.5H7A2.5 2.5 0 0 1 4.5 19V5A2.5 2.5 0 0 1 7 2.5Z"
      />
      <path className={styles.markTick} d="m8.3 13.2 2.8 2.9 5-6.1" />
    </svg>
  );
}

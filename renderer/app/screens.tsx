import { lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { CaseListScreen } from '../features/cases/components/case-list-screen.tsx';
import { WelcomeScreen } from '../features/cases/components/welcome-screen.tsx';
import { CaseFrame } from './case-frame.tsx';
import { loadCaseScreens } from './load-case-screens.ts';

const NewCaseScreen = lazy(async () => ({
  default: (await import('../features/cases/components/new-case-screen.tsx')).NewCaseScreen,
}));
const OverviewScreen = lazy(async () => ({
  default: (await loadCaseScreens()).OverviewScreen,
}));
const EvidenceScreen = lazy(async () => ({
  default: (await loadCaseScreens()).EvidenceScreen,
}));
const LogScreen = lazy(async () => ({
  default: (await loadCaseScreens()).LogScreen,
}));
const PlanScreen = lazy(async () => ({
  default: (await import('../features/plans/components/plan-screen.tsx')).PlanScreen,
}));
const PacketScreen = lazy(async () => ({
  default: (await import('../features/packets/components/packet-screen.tsx')).PacketScreen,
}));
const LivePacketTab = lazy(async () => ({
  default: (await import('../features/packets/components/live-packet-tab.tsx')).LivePacketTab,
}));
const ReviewScreen = lazy(async () => ({
  default: (await import('../features/reviews/components/review-screen.tsx')).ReviewScreen,
}));
const RoundsScreen = lazy(async () => ({
  default: (await import('../features/submissions/components/rounds-screen.tsx')).RoundsScreen,
}));
const StoresScreen = lazy(async () => ({
  default: (await import('../features/stores/components/stores-screen.tsx')).StoresScreen,
}));
const FurtherWaysScreen = lazy(async () => ({
  default: (await import('../features/further-ways/components/further-ways-screen.tsx')).FurtherWaysScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/components/settings-screen.tsx')).SettingsScreen,
}));

/** The screen of the address. */
export function Screens({ hasCases }: { readonly hasCases: boolean }) {
  return (
    <Switch>
      <Route path="/cases">{hasCases ? <CaseListScreen /> : <WelcomeScreen />}</Route>
      <Route path="/new">
        <NewCaseScreen />
      </Route>
      <Route path="/stores">
        <StoresScreen />
      </Route>
      <Route path="/further-ways">
        <FurtherWaysScreen />
      </Route>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      <Route path="/case/:caseId/:screen/:focus?">
        {({ caseId, screen, focus }) => (
          <CaseFrame key={caseId} caseId={caseId}>
            <CaseScreenOf caseId={caseId} screen={screen} focus={focus} />
          </CaseFrame>
        )}
      </Route>
      <Route>
        <Redirect to="/cases" replace />
      </Route>
    </Switch>
  );
}

type CaseScreenOfProps = { readonly caseId: string; readonly screen: string; readonly focus: string | undefined };

function CaseScreenOf({ caseId, screen, focus }: CaseScreenOfProps) {
  switch (screen) {
    case 'overview':
      return <OverviewScreen caseId={caseId} focus={focus} />;
    case 'review':
      return <ReviewScreen caseId={caseId} focus={focus} />;
    case 'evidence':
      return <EvidenceScreen caseId={caseId} focus={focus} />;
    case 'plan':
      return <PlanScreen caseId={caseId} focus={focus} pages={<LivePacketTab caseId={caseId} />} />;
    case 'log':
      return <LogScreen caseId={caseId} focus={focus} />;
    case 'packet':
      return <PacketScreen caseId={caseId} />;
    case 'rounds':
      return <RoundsScreen caseId={caseId} focus={focus} />;
    default:
      return <Redirect to="/cases" replace />;
  }
}

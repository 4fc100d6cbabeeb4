/** The screens of a case that are looked at most; in a file of their own, because the list of appeals doesn't need them. */
export async function loadCaseScreens() {
  const [{ OverviewScreen }, { EvidenceScreen }, { LogScreen }] = await Promise.all([
    import('../features/cases/components/overview-screen.tsx'),
    import('../features/evidence/components/evidence-screen.tsx'),
    import('../features/interactions/components/log-screen.tsx'),
  ]);
  return { OverviewScreen, EvidenceScreen, LogScreen };
}

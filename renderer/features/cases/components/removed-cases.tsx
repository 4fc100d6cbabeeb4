import { useState } from 'react';
import { RemovedList } from '../../../components/removed-list/removed-list.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { restoreCase } from '../removed-case.ts';
import { DeletionDialog } from './deletion-dialog.tsx';

/** Appeals that were removed in the last 30 days, with everything that belongs to them. */
export function RemovedCases() {
  const removed = useAnswer('cases.listRemoved', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = removed.find(({ id }) => id === chosen);
  return (
    <>
      <RemovedList
        items={removed}
        onRestore={(id) => {
          const restored = removed.find((one) => one.id === id);
          if (restored) void restoreCase(restored);
        }}
        onDelete={setChosen}
      />
      {asked && <DeletionDialog caseId={asked.id} title={asked.title} onClose={() => setChosen(null)} />}
    </>
  );
}

import { create } from 'zustand';
import type { CaseId } from '../../shared/domain/ids.ts';

const useToSave = create<{ readonly caseId: CaseId | null }>(() => ({ caseId: null }));

/** The appeal whose saving as one file the user is asked about; null when there is none. */
export function useArchiveToSave(): CaseId | null {
  return useToSave((state) => state.caseId);
}

/** Asks how an appeal is to be saved as one file; null closes the question. */
export function askToSaveArchive(caseId: CaseId | null): void {
  useToSave.setState({ caseId });
}

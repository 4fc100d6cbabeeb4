import type { Evidence, EvidenceVersion, VaultFile } from '../../../shared/domain/evidence.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import type { PlanText } from '../../../shared/domain/plan.ts';
import { fileRefused } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { describeReplacement, keepPages } from './describe-replacement.ts';
import type { EvidenceRepository } from './evidence-repository.ts';
import type { EvidenceVersionsRepository } from './evidence-versions-repository.ts';
import type { VaultFilesRepository } from './vault-files-repository.ts';
import { tellRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: EvidenceRepository;
  readonly versions: EvidenceVersionsRepository;
  readonly vaultFiles: VaultFilesRepository;
  readonly getPlan: (caseId: CaseId) => PlanText;
  readonly listHighlightedPages: (caseId: CaseId, id: EvidenceId) => readonly number[];
  readonly change: ChangeCase;
  readonly now: () => Date;
};

type NewFile = { readonly fileName: string; readonly file: VaultFile };
type Current = Pick<EvidenceVersion, 'fileName' | 'file' | 'pages'>;

/** One piece of evidence whose file is exchanged: everything that was said about it stays, and no file is lost. */
export function createEvidenceVersions(options: Options) {
  const { repository, versions, vaultFiles, getPlan, listHighlightedPages } = options;
  return {
    /** Latest first. */
    listVersions: (caseId: CaseId, id: EvidenceId): readonly EvidenceVersion[] => versions.list(caseId, id),
    /** Those of a whole case, by evidence id. */
    listAllVersions: (caseId: CaseId): Readonly<Record<string, readonly EvidenceVersion[]>> => versions.listAll(caseId),
    /** Inside the caller's transaction; for a case that comes from elsewhere. */
    insertVersion: (caseId: CaseId, id: EvidenceId, version: EvidenceVersion): void => {
      vaultFiles.save(version.file);
      versions.insert(caseId, id, version);
    },
    /** Puts a file that is safe in the vault in the place of another. Errors: not-found, files-refused (same, duplicate). */
    replace: (caseId: CaseId, id: EvidenceId, { fileName, file }: NewFile): Result<readonly Finding[]> => {
      const evidence = repository.find(caseId, id);
      if (!evidence) return notFound('evidence', id);
      const holder = repository.list(caseId).find((item) => item.file.sha256 === file.sha256);
      if (holder) return refuseHeld(fileName, holder, id);
      const used = { plan: getPlan(caseId), highlightedPages: listHighlightedPages(caseId, id) };
      const notes = describeReplacement(evidence, file, used);
      // The very file that it had before comes back: one version less, not two of the same.
      const same = versions.list(caseId, id).find((version) => version.file.sha256 === file.sha256);
      const pages = keepPages(evidence.pages, file.pageCount);
      exchange(options, evidence, {
        name: say`Replace evidence`,
        to: { fileName, file, pages },
        drop: same?.replacedAt,
      });
      return ok(notes);
    },
    restoreVersion: (caseId: CaseId, id: EvidenceId, replacedAt: string): Result<Evidence> => {
      const evidence = repository.find(caseId, id);
      if (!evidence) return notFound('evidence', id);
      const version = versions.list(caseId, id).find((item) => item.replacedAt === replacedAt);
      if (!version) return notFound('earlier version', replacedAt);
      const holder = repository.list(caseId).find((item) => item.file.sha256 === version.file.sha256);
      if (holder) return refuseHeld(version.fileName, holder, id);
      return ok(exchange(options, evidence, { name: say`Bring back earlier version`, to: version, drop: replacedAt }));
    },
  };
}

/** The evidence gets the file; what it had becomes a version; the version that the file was is none any more. */
function exchange(
  { repository, vaultFiles, versions, change, now }: Options,
  evidence: Evidence,
  { name, to, drop }: { readonly name: Said; readonly to: Current; readonly drop: string | undefined },
): Evidence {
  const { caseId, id, fileName, file, pages } = evidence;
  const changed: Evidence = { ...evidence, fileName: to.fileName, file: to.file, pages: to.pages };
  change({ caseId, name, events: ['evidence.changed'] }, () => {
    vaultFiles.save(to.file);
    if (drop !== undefined) versions.remove(caseId, id, drop);
    versions.insert(caseId, id, { replacedAt: freeMoment(versions.list(caseId, id), now()), fileName, file, pages });
    repository.update(changed);
  });
  return changed;
}

/** Now, and after every version there is, however quick the user or wrong the clock: versions are told apart by it. */
function freeMoment(versions: readonly EvidenceVersion[], now: Date): string {
  const latest = Math.max(0, ...versions.map((version) => Date.parse(version.replacedAt)));
  return new Date(Math.max(now.getTime(), latest + 1)).toISOString();
}

function refuseHeld(fileName: string, holder: Evidence, id: EvidenceId): Result<never> {
  const isOwn = holder.id === id;
  const message = isOwn
    ? say`This is the same file; nothing was changed.`
    : say`"${holder.title}" is this very file already.`;
  const fix = isOwn ? say`Choose the newer file.` : say`Use that document, or remove it first.`;
  return fail(fileRefused(tellRefusal({ file: fileName, code: isOwn ? 'same' : 'duplicate', message, fix })));
}

// A case folder names its parts by their place in a list, or by an id. What is checked here: that each of them is there, once.

type FolderIssue = { readonly path: (string | number)[]; readonly message: string };

type Named = {
  readonly interactions: readonly unknown[];
  readonly otherAccounts: readonly unknown[];
  readonly planVersions: readonly unknown[];
  readonly evidence: readonly { readonly id: string }[];
  readonly formerEvidence: readonly string[];
  readonly accountLinks: readonly (readonly [number, number])[];
  readonly submissions: readonly SentNames[];
  readonly replies: readonly { readonly logEntry: number; readonly answers: number | null }[];
};

type SentNames = {
  readonly logEntry: number | null;
  readonly planVersion?: number | null;
  readonly keptFiles: readonly { readonly file: string; readonly stored: string }[];
  readonly manifest: { readonly files: readonly { readonly file: string }[] };
};

/** Whatever a folder names that it doesn't hold, or holds once and names twice. */
export function listLostPlaces(folder: Named): readonly FolderIssue[] {
  return [
    ...listLostEntries(folder),
    ...listLostAnswers(folder),
    ...folder.submissions.flatMap((one, index) => listLostOfSubmission(one, index, folder)),
    ...listLostLinks(folder),
    ...listFormerThatAreThere(folder),
  ];
}

function listLostEntries(folder: Named): readonly FolderIssue[] {
  const isLost = (place: number | null): boolean => place !== null && place >= folder.interactions.length;
  return (['submissions', 'replies'] as const).flatMap((list) =>
    folder[list].flatMap((one, index) =>
      isLost(one.logEntry) ? [{ path: [list, index, 'logEntry'], message: 'there is no such entry in the log' }] : [],
    ),
  );
}

function listLostAnswers({ replies, submissions }: Named): readonly FolderIssue[] {
  const unanswered = replies.flatMap(({ answers }, index) =>
    answers !== null && answers >= submissions.length
      ? [{ path: ['replies', index, 'answers'], message: 'there is no such submission' }]
      : [],
  );
  const seen = new Set<number>();
  const twice = replies.flatMap(({ logEntry }, index) => {
    const isTwice = seen.has(logEntry);
    seen.add(logEntry);
    return isTwice ? [{ path: ['replies', index, 'logEntry'], message: 'the entry stands twice' }] : [];
  });
  return [...unanswered, ...twice];
}

function listLostOfSubmission(
  { planVersion, keptFiles, manifest }: SentNames,
  index: number,
  folder: Named,
): readonly FolderIssue[] {
  const path = ['submissions', index];
  const version =
    typeof planVersion === 'number' && planVersion >= folder.planVersions.length
      ? [{ path: [...path, 'planVersion'], message: 'there is no such version of the plan' }]
      : [];
  const left = new Set(manifest.files.map(({ file }) => file));
  const files = keptFiles.flatMap(({ file }, at) =>
    left.delete(file)
      ? []
      : [{ path: [...path, 'keptFiles', at, 'file'], message: `"${file}" is not in the kit, or is here twice` }],
  );
  return [...version, ...files];
}

/** 0 is the account of the case, 1 the first of `otherAccounts`. */
function listLostLinks({ accountLinks, otherAccounts }: Named): readonly FolderIssue[] {
  return accountLinks.flatMap(([one, other], index) =>
    one !== other && Math.max(one, other) <= otherAccounts.length
      ? []
      : [{ path: ['accountLinks', index], message: 'two different accounts of this folder' }],
  );
}

function listFormerThatAreThere({ evidence, formerEvidence }: Named): readonly FolderIssue[] {
  const ids = new Set(evidence.map(({ id }) => id));
  return formerEvidence.flatMap((id, index) =>
    ids.has(id) ? [{ path: ['formerEvidence', index], message: `"${id}" is evidence of this case` }] : [],
  );
}

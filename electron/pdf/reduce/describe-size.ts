import type { Finding } from '../../../shared/domain/finding.ts';
import type { PacketPlan, PacketSize } from '../../../shared/domain/packet.ts';
import { REDUCTION_STEPS } from '../../../shared/domain/reduce-plan.ts';
import { say } from '../../../shared/domain/said.ts';
import { tellFinding } from '../../../shared/domain/tell-finding.ts';
import { groupBySource, type PictureOutcome } from './reduce-pictures.ts';

/** What each exhibit weighed before and weighs now; a file that several exhibits show stands with the first. */
export function listReducedExhibits(
  plan: PacketPlan,
  outcomes: readonly PictureOutcome[],
  before: ReadonlyMap<string, number> = new Map(),
  after: ReadonlyMap<string, number> = new Map(),
): PacketSize['exhibits'] {
  return [...groupBySource(plan.exhibits)].flatMap(([sha256, [first]]) => {
    const own = outcomes.filter((outcome) => outcome.sha256 === sha256);
    if (!first || own.length === 0) return [];
    const used = new Set(own.map(({ step }) => step));
    return [
      {
        label: first.label,
        beforeBytes: before.get(sha256) ?? 0,
        afterBytes: after.get(sha256) ?? 0,
        pictures: own.length,
        dpi: Math.min(...own.map(({ dpi }) => dpi)),
        steps: REDUCTION_STEPS.filter((step) => used.has(step)),
      },
    ];
  });
}

const BYTES_PER_MB = 1_000_000;

/** Sizes as upload pages count them. */
export function formatMb(bytes: number): string {
  return `${(bytes / BYTES_PER_MB).toFixed(1)} MB`;
}

/** What a packet is like that doesn't keep its limit, or that was divided to keep it. */
export type SizeProblem =
  | { readonly kind: 'divided'; readonly count: number; readonly limitBytes: number }
  | {
      readonly kind: 'packet';
      readonly limitBytes: number;
      readonly sizeBytes: number;
      readonly twoColour: boolean;
    }
  | {
      readonly kind: 'too-large';
      readonly limitBytes: number;
      readonly sizeBytes: number;
      /** The exhibit that is too large by itself. */
      readonly label: string;
      readonly evidenceId: string;
      readonly exact: boolean;
      readonly twoColour: boolean;
    };

/** The finding that says it, with what to do. */
export function describeSizeProblem(problem: SizeProblem): Finding {
  const limit = formatMb(problem.limitBytes);
  if (problem.kind === 'divided') {
    return tellFinding({
      rule: 'packet-volumes',
      level: 'info',
      where: 'packet',
      message: say`The packet does not fit into one file of ${limit}. It was divided into ${problem.count} volumes.`,
      fix: say`Upload all volumes together. To get one file, leave out exhibits that nothing cites, or use fewer of their pages.`,
    });
  }
  if (problem.kind === 'packet') {
    const consent = problem.twoColour ? '' : say`, allow black and white pages`;
    return tellFinding({
      rule: 'packet-size',
      level: 'warning',
      where: 'packet',
      message: say`The packet has ${formatMb(problem.sizeBytes)}, more than the limit of ${limit}, and can not be divided.`,
      fix: say`Leave out exhibits that nothing cites, choose fewer of their pages${consent}, or set a higher limit if your upload page takes larger files.`,
    });
  }
  const { label, sizeBytes, exact, twoColour } = problem;
  const more = twoColour || exact ? '' : say`, allow black and white pages`;
  return tellFinding({
    rule: 'exhibit-size',
    level: 'warning',
    where: `evidence/${problem.evidenceId}`,
    message: say`Exhibit ${label} alone has ${formatMb(sizeBytes)}, more than the limit of ${limit}.`,
    fix: exact
      ? say`Papers of this kind are never made smaller. Scan it again with 200 to 300 dots per inch, or send it as a separate file.`
      : say`Choose fewer of its pages${more}, scan it again with 200 dots per inch, or send it as a separate file.`,
  });
}

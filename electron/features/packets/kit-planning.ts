import type { CaseFile } from '../../../shared/domain/case-file.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { ChannelOverrides } from '../../../shared/domain/channel.ts';
import { countBoxCharacters } from '../../../shared/domain/channel-kit.ts';
import { findChannelRules } from '../../../shared/domain/channel-rules.ts';
import { checkKit, type FilledBox } from '../../../shared/domain/checks/channel-checks.ts';
import { findSheetOffset, nameEnclosedPage } from '../../../shared/domain/exhibit-sheets.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { KitPlan, PlannedPiece } from '../../../shared/domain/kit-plan.ts';
import { makePacketPlan } from '../../../shared/domain/packet-plan.ts';
import type { PacketExhibit, PacketPlan } from '../../../shared/domain/packet.ts';
import type { PageToDraw } from '../../../shared/domain/page-image.ts';
import type { PageText } from '../../../shared/domain/page-text.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { fillBoxes } from './box-texts.ts';
import type { DrawnPages } from './drawn-pages.ts';
import { makeKitChannel, type KitChannel } from './kit-channel.ts';
import { originalPath, pageImageFileName } from './kit-names.ts';
import { makePasteTexts, makePasteTextsAlone, type PasteText } from './paste-texts.ts';

type Options = {
  readonly loadCaseFile: (caseId: CaseId) => Result<CaseFile>;
  readonly catalogue: Catalogue;
  readonly getChannelOverrides: () => ChannelOverrides;
  /** What was read from a file, by its SHA-256. */
  readonly listTexts: (sha256: string) => readonly PageText[];
  readonly listMissing: DrawnPages['listMissing'];
};

/** Says what a case's kit will hold, without writing it. */
export function createKitPlanning(options: Options) {
  const { loadCaseFile, catalogue, getChannelOverrides, listTexts, listMissing } = options;
  const prepare = (caseId: CaseId, date: LocalDate) => {
    const file = loadCaseFile(caseId);
    if (!file.ok) return file;
    const { channel } = file.value.case;
    const { marketplace } = file.value.account;
    const rules =
      channel === null ? undefined : findChannelRules(catalogue, channel, marketplace, getChannelOverrides());
    const plan = makePacketPlan(file.value, catalogue, date, listTexts);
    return ok({ plan, rules, kit: makeKitChannel(plan.exhibits, file.value, catalogue, rules ?? null) });
  };
  return {
    /** @param firstPages packet page on which each exhibit begins, by evidence id; null while that is not known */
    planKit: (caseId: CaseId, date: LocalDate, firstPages: FirstPages | null): Result<KitPlan> => {
      const prepared = prepare(caseId, date);
      if (!prepared.ok) return prepared;
      const { plan, rules, kit } = prepared.value;
      const boxes = fill(kit, plan, makeTexts(kit, plan, firstPages ?? {}));
      const pieces = plan.exhibits.map((exhibit, index) => planPiece(kit, exhibit, index, plan.exhibits.length));
      return ok({
        ...{ rules: rules ?? null, packet: kit.contents.packet, pieces },
        texts: boxes.map(({ box, text }) => ({ box, text, characters: countBoxCharacters(text) })),
        findings: rules ? checkKit({ rules, contents: kit.contents, files: pieces.flatMap(listOriginal), boxes }) : [],
      });
    },
    listPagesToDraw: async (caseId: CaseId, date: LocalDate): Promise<Result<readonly PageToDraw[]>> => {
      const prepared = prepare(caseId, date);
      if (!prepared.ok) return prepared;
      return listMissing(caseId, prepared.value.kit, prepared.value.plan.exhibits);
    },
  };
}

export type KitPlanning = ReturnType<typeof createKitPlanning>;

type FirstPages = Readonly<Record<string, number>>;

function makeTexts({ contents }: KitChannel, plan: PacketPlan, firstPages: FirstPages): readonly PasteText[] {
  const nowhere = { exhibits: [] };
  if (!contents.packet) return makePasteTextsAlone(plan);
  return makePasteTexts(plan, nowhere, (evidenceId, page) => {
    const exhibit = plan.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
    if (!exhibit) return '[missing exhibit]';
    if (exhibit.enclosed !== undefined && page !== null) return nameEnclosedPage(exhibit.label, page, exhibit.enclosed);
    const offset = page === null ? 0 : findSheetOffset(exhibit, page);
    const firstPage = firstPages[evidenceId];
    const name = `Exhibit ${exhibit.label}`;
    return firstPage === undefined || offset === -1 ? name : `${name} (p. ${firstPage + offset})`;
  });
}

const NO_LIMIT = { value: null, origin: 'unknown', confidence: 'none', source: '' } as const;

/** Without a channel: the letter and each part, as the kit's own files hold them. */
function fill({ rules }: KitChannel, plan: PacketPlan, texts: readonly PasteText[]): readonly FilledBox[] {
  if (rules) return fillBoxes(rules, plan, texts);
  const labels = ['Cover letter', ...plan.plan.map(({ heading }) => heading)];
  return texts.map(({ text }, index) => ({
    box: {
      id: `text-${index}`,
      label: labels[index] ?? '',
      holds: index === 0 ? 'letter' : 'plan',
      characters: NO_LIMIT,
    },
    text: text.trim(),
  }));
}

function planPiece({ contents }: KitChannel, exhibit: PacketExhibit, index: number, count: number): PlannedPiece {
  const { evidenceId, label, title, source, pages } = exhibit;
  const how = contents.pieces.find((piece) => piece.exhibit.evidenceId === evidenceId)?.how ?? 'original';
  const files =
    how === 'original'
      ? [originalPath(exhibit, index, count)]
      : how === 'images'
        ? pages.map((page) => pageImageFileName(exhibit, { index, count, page }))
        : [];
  const isEnclosed = contents.packet && exhibit.enclosed !== undefined;
  return { evidenceId, label, title, how, isEnclosed, files, sizeBytes: how === 'original' ? source.sizeBytes : null };
}

function listOriginal({ files: [file], sizeBytes, evidenceId }: PlannedPiece) {
  return file === undefined || sizeBytes === null ? [] : [{ file, sizeBytes, where: `evidence/${evidenceId}` }];
}

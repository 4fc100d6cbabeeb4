import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CaseFile } from '../../../shared/domain/case-file.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { ChannelOverrides } from '../../../shared/domain/channel.ts';
import { findChannelRules } from '../../../shared/domain/channel-rules.ts';
import { checkCase } from '../../../shared/domain/checks/check-case.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { CaseId, JobId } from '../../../shared/domain/ids.ts';
import { findPacketLimit, type PacketLimit } from '../../../shared/domain/packet-limit.ts';
import { makePacketPlan } from '../../../shared/domain/packet-plan.ts';
import type { PageText } from '../../../shared/domain/page-text.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import { notFound } from '../not-found.ts';
import { makeKitChannel, type KitChannel } from './kit-channel.ts';
import { describeContent } from './describe-content.ts';
import { kitFolderName, MANIFEST_FILE, PACKET_FILE } from './kit-names.ts';
import type { Progress } from './packet-ports.ts';
import { writeKit, type KitOrder, type KitTools } from './write-kit.ts';
import type { ChooseFolder } from '../choose-folder.ts';

type Options = KitTools & {
  readonly loadCaseFile: (caseId: CaseId) => Result<CaseFile>;
  readonly catalogue: Catalogue;
  /** The user's own values for what channels take. */
  readonly getChannelOverrides: () => ChannelOverrides;
  /** What was read from a file, by its SHA-256. */
  readonly listTexts: (sha256: string) => readonly PageText[];
  readonly jobs: Pick<JobRunner, 'start'>;
  /** The system's dialog; null when the user closed it. */
  readonly chooseFolder: ChooseFolder;
  readonly showInFolder: (path: string) => void;
  readonly openPath: (path: string) => Promise<boolean>;
};

/** Everything that an export needs, read and checked at one moment. */
type PreparedPacket = {
  readonly plan: PacketPlan;
  readonly caseTitle: string;
  readonly channel: KitChannel;
  /** What each file of the packet has to keep. */
  readonly limit: PacketLimit;
  readonly content: KitOrder['content'];
  readonly findings: readonly Finding[];
};

export type ExportOrder = {
  readonly caseId: CaseId;
  readonly date: LocalDate;
  /** In place of the case's own channel; null: the kit holds everything. */
  readonly channel?: string | null;
  /** In place of the case's own limit and consent. */
  readonly limit?: Partial<PacketLimit>;
  /** The kit's folder itself; must not exist, or be empty. */
  readonly target: string;
  readonly signal: AbortSignal;
  readonly onProgress?: Progress;
};

/** Submission kits. */
export function createPacketsService(options: Options) {
  const prepare = createPreparation(options);
  const kits = new Map<JobId, WrittenKit>();
  return {
    ...createKitOpeners(options, kits),
    /** The folder of a kit that an export of this run wrote. */
    findKitFolder: (jobId: JobId): string | undefined => kits.get(jobId)?.folder,
    /** The packet of such a kit, or its first volume. */
    findPacketFile: (jobId: JobId): string | undefined => {
      const kit = kits.get(jobId);
      return kit && join(kit.folder, kit.packetFile);
    },
    /** Writes a kit into exactly this folder. For the command line; the window's exports are jobs. */
    exportTo: ({ caseId, date, channel, limit, target, signal, onProgress = () => undefined }: ExportOrder) => {
      const prepared = prepare(caseId, date, channel);
      if (!prepared.ok) return prepared;
      const wanted = { ...prepared.value.limit, ...limit };
      return writeKit(options, { ...prepared.value, limit: wanted, target, signal, onProgress });
    },
    startExport: async (caseId: CaseId, date: LocalDate): Promise<Result<{ jobId: JobId } | null>> => {
      const prepared = prepare(caseId, date);
      if (!prepared.ok) return prepared;
      const parent = await options.chooseFolder('kit');
      if (parent === null) return ok(null);
      const jobId: JobId = options.jobs.start({
        kind: 'packet-export',
        caseId,
        total: 100,
        run: async (context) => {
          // Only now: an export that waited behind another one must not want the same name.
          const target = await findFreeFolder(parent, kitFolderName(prepared.value.caseTitle, date));
          const written = await writeKit(options, { ...prepared.value, target, ...asOrder(context) });
          if (!written.ok) return written;
          kits.set(jobId, { folder: target, packetFile: written.value.packet.file });
          return ok({ kind: 'packet-export', folderName: basename(target), report: written.value });
        },
      });
      return ok({ jobId });
    },
  };
}

/** Where a kit lies, and its packet, or the first volume of it, within. */
type WrittenKit = { readonly folder: string; readonly packetFile: string };

export type PacketsService = ReturnType<typeof createPacketsService>;

type Prepare = (caseId: CaseId, date: LocalDate, channel?: string | null) => Result<PreparedPacket>;

function createPreparation({ loadCaseFile, catalogue, listTexts, getChannelOverrides }: Options): Prepare {
  return (caseId, date, channel) => {
    const file = loadCaseFile(caseId);
    if (!file.ok) return file;
    const findings = checkCase(file.value, catalogue, date);
    const errors = findings.filter((finding) => finding.level === 'error');
    if (errors.length > 0) {
      const message = `The packet can't be made yet: ${errors.map((finding) => finding.message).join(' ')}`;
      return fail(appError('blocked', message, { findings: errors }));
    }
    const plan = makePacketPlan(file.value, catalogue, date, listTexts);
    const channelId = channel === undefined ? file.value.case.channel : channel;
    const { marketplace } = file.value.account;
    // A channel that a newer catalogue dropped counts as not chosen.
    const rules =
      channelId === null ? undefined : findChannelRules(catalogue, channelId, marketplace, getChannelOverrides());
    return ok({
      plan,
      caseTitle: file.value.case.title,
      content: describeContent(file.value, plan.exhibits),
      limit: findPacketLimit(file.value.case.packetOptions, rules),
      channel: makeKitChannel(plan.exhibits, file.value, catalogue, rules ?? null),
      findings,
    });
  };
}

function createKitOpeners({ showInFolder, openPath }: Options, kits: ReadonlyMap<JobId, WrittenKit>) {
  const find = async (jobId: JobId, file?: string): Promise<Result<string>> => {
    const kit = kits.get(jobId);
    if (kit === undefined) return notFound('kit', jobId);
    const { folder } = kit;
    const path = join(folder, file ?? kit.packetFile);
    return (await isThere(path)) ? ok(path) : notFound('kit', basename(folder));
  };
  return {
    showInFolder: async (jobId: JobId): Promise<Result<null>> => {
      const packet = await find(jobId);
      // A kit for some channels holds no packet.
      const shown = packet.ok ? packet : await find(jobId, MANIFEST_FILE);
      if (!shown.ok) return shown;
      showInFolder(shown.value);
      return ok(null);
    },
    openPacket: async (jobId: JobId): Promise<Result<null>> => {
      const packet = await find(jobId);
      if (!packet.ok) return packet;
      if (await openPath(packet.value)) return ok(null);
      const message = 'The system has no program that opens PDF files';
      return fail(appError('source-unreadable', message, { file: PACKET_FILE }));
    },
  };
}

function asOrder({ signal, report }: JobContext): { readonly signal: AbortSignal; readonly onProgress: Progress } {
  return { signal, onProgress: (done, total, step) => report(done, total, step) };
}

/** `name`, or `name-2`, `name-3`… when that is there already. */
async function findFreeFolder(parent: string, name: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const candidate = join(parent, n === 1 ? name : `${name}-${n}`);
    if (!(await isThere(candidate))) return candidate;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPdfWorkers, type PdfWorkers } from '../../electron/app/pdf-workers.ts';
import type { Inspection } from '../../electron/case-folder/read-case-folder.ts';
import type { AppError } from '../../shared/errors.ts';
import { aPacketPlan } from '../support/a-packet.ts';
import { askQpdf, checkWithQpdf } from '../support/qpdf.ts';

/** What became of a file, and what it cost. */
export type Trial = {
  /** `taken`, `refused: <code>`, or what should never be. */
  readonly inspected: string;
  /** Likewise for the packet of its pages; absent when none was tried. */
  readonly exported?: string;
  /** By the clock, and of the processor over all threads of this process. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** How much the process grew while it looked into the file. */
  readonly grownBytes: number;
  /** Why the file broke a promise; empty when it kept them all. */
  readonly faults: readonly string[];
};

export const PROMISE = { cpuMs: 10_000, grownBytes: 512 * 1024 * 1024 } as const;

const PACKET_PAGES = 5;
const SAMPLE_MS = 10;

export type FileTrier = {
  readonly tryFile: (name: string, bytes: Uint8Array, options: { readonly withPacket: boolean }) => Promise<Trial>;
  readonly close: () => Promise<void>;
};

/**
 * Puts files through the application's own workers, one after the other.
 * @param dir an empty folder for them
 */
export function createFileTrier(dir: string): FileTrier {
  const workerErrors: unknown[] = [];
  const worker = (name: string): URL => new URL(`../../electron/pdf/${name}-worker.ts`, import.meta.url);
  const workers = createPdfWorkers({
    workers: { packet: worker('packet'), inspect: worker('inspect'), preview: worker('preview') },
    fontsDir: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
    addedFontsDir: fileURLToPath(new URL('../../resources/no-fonts', import.meta.url)),
    locate: (sha256) => ({ path: join(dir, sha256) }),
    onError: (error) => workerErrors.push(error),
  });
  return {
    close: workers.close,
    tryFile: async (name, bytes, { withPacket }) => {
      workerErrors.length = 0;
      const path = join(dir, createHash('sha256').update(bytes).digest('hex'));
      writeFileSync(path, bytes);
      try {
        const { value, ...cost } = await measure(() =>
          workers.inspect({ path }, { signal: new AbortController().signal, fileName: name }),
        );
        const faults = [...listCostFaults(cost)];
        // A thread may die, but then of a limit that was foreseen.
        faults.push(...workerErrors.map((error) => `the worker failed: ${String(error)}`));
        if (!value.ok) return { inspected: nameError(value.error), ...cost, faults };
        if (!withPacket) return { inspected: 'taken', ...cost, faults };
        const exported = await tryPacket(workers, dir, { name, bytes, inspection: value.value });
        return { inspected: 'taken', exported, ...cost, faults: [...faults, ...listPacketFaults(exported)] };
      } finally {
        rmSync(path);
      }
    },
  };
}

/** Errors that name what is wrong; the others are surprises. */
function nameError(error: AppError): string {
  return error.code === 'files-refused' ? `refused: ${error.details.files[0]?.code ?? '?'}` : `error: ${error.code}`;
}

function listCostFaults({ cpuMs, grownBytes }: { readonly cpuMs: number; readonly grownBytes: number }) {
  return [
    cpuMs > PROMISE.cpuMs && `took ${Math.round(cpuMs)} ms of the processor`,
    grownBytes > PROMISE.grownBytes && `took ${Math.round(grownBytes / 1048576)} MB`,
  ].filter((fault) => fault !== false);
}

const DOUBTED = 'written, with data of the evidence that qpdf doubts';
const NAMED_FAILURES = ['written', DOUBTED, 'error: source-unreadable', 'error: packet-fault', 'error: blocked'];

function listPacketFaults(exported: string): readonly string[] {
  return NAMED_FAILURES.includes(exported) ? [] : [`its packet: ${exported}`];
}

/** Exports the file's first pages, and has qpdf read the packet. */
async function tryPacket(
  workers: PdfWorkers,
  dir: string,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly inspection: Inspection },
): Promise<string> {
  const { pageCount, mime } = file.inspection;
  const pages = Array.from({ length: Math.min(pageCount, PACKET_PAGES) }, (_, page) => page + 1);
  const plan = await aPacketPlan([{ file: file.name, bytes: file.bytes, pages }]);
  const exhibits = plan.exhibits.map((exhibit) => ({ ...exhibit, source: { ...exhibit.source, mime } }));
  const target = join(dir, 'packet.pdf.part');
  const result = await workers.writePacket({
    plan: { ...plan, exhibits },
    target,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!result.ok) return nameError(result.error);
  const packet = readFileSync(target);
  rmSync(target);
  if ((await checkWithQpdf(packet)) === 0) return 'written';
  // Evidence goes in as it is, with what qpdf doubts in its JPEG data and its page contents; the rest is ours.
  const status = await askQpdf(packet, ['--stream-data=preserve', '/out.pdf']);
  return status === 0 ? DOUBTED : `qpdf ends with ${status}`;
}

async function measure<Value>(act: () => Promise<Value>) {
  const [startMs, usage, rss] = [performance.now(), process.cpuUsage(), process.memoryUsage.rss()];
  let peak = rss;
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_MS);
  const value = await act();
  clearInterval(timer);
  sample();
  const { user, system } = process.cpuUsage(usage);
  return { value, wallMs: performance.now() - startMs, cpuMs: (user + system) / 1000, grownBytes: peak - rss };
}

import { z } from 'zod';
import { findingSchema } from './finding.ts';
import type { LocalDate } from './dates.ts';
import type { EvidenceMime } from './evidence.ts';
import type { EvidenceId } from './ids.ts';
import type { PacketLayout } from './packet-options.ts';
import type { PageArea, PageWord } from './page-text.ts';
import type { Block } from './plan-markup.ts';
import { REDUCTION_STEPS } from './reduce-plan.ts';
import { sentContentSchema } from './sent-content.ts';

/** A row of the letter's head or of a separator sheet. */
export type PacketFact = { readonly label: string; readonly value: string };

export type PacketHeading = { readonly kind: 'heading'; readonly text: string };
export type PacketBlock = Block | PacketHeading;

/** What is marked on the copy of a page. */
export type MarkedCopy = {
  /** 1-based page number of the source; one of the exhibit's pages. */
  readonly page: number;
  /** In reading order. */
  readonly highlights: readonly { readonly rectangles: readonly PageArea[]; readonly note: string }[];
};

/** One exhibit, ready to be laid out. */
export type PacketExhibit = {
  readonly label: string;
  readonly evidenceId: EvidenceId;
  readonly title: string;
  readonly typeLabel: string;
  /** Printed date, or an empty text. */
  readonly dateText: string;
  readonly facts: readonly PacketFact[];
  /** What it proves; may be empty. */
  readonly proves: string;
  /** Whether a band outside the page's own area may be added to its pages. */
  readonly frame: boolean;
  /** Its pictures are given exactly as they are in the file, whatever the packet's size. No when absent. */
  readonly exact?: boolean;
  readonly source: {
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly mime: EvidenceMime;
    readonly fileName: string;
  };
  /** 1-based page numbers of the source, ascending. */
  readonly pages: readonly number[];
  /**
   * The name in the kit of its original, which is sent beside the packet; the packet holds none of its pages, only the
   * sheet in front of it. Absent: its pages are in the packet.
   */
  readonly enclosed?: string;
  /** Copies with highlights, each right behind its clean page; ascending. Empty for types that carry no marks. */
  readonly markedCopies: readonly MarkedCopy[];
  /** Words recognised on pages that are pictures, to lie unseen over them. Absent when there are none. */
  readonly recognised?: readonly { readonly page: number; readonly words: readonly PageWord[] }[];
};

/** Everything that decides the packet's bytes, apart from the evidence bytes and the fonts. Plain data; no page numbers yet. */
export type PacketPlan = {
  /** Shown in the viewer's window. */
  readonly title: string;
  readonly date: LocalDate;
  /** BCP 47 tag of our own pages. */
  readonly language: string;
  readonly paper: 'a4' | 'letter';
  /** `compact`: no letter, no plan and no separator sheets; those texts go into the kit's paste files alone. Full when absent. */
  readonly layout?: PacketLayout;
  readonly letter: {
    readonly addressee: readonly string[];
    readonly subject: string;
    readonly facts: readonly PacketFact[];
    readonly blocks: readonly PacketBlock[];
    /** The same in less room, for when `blocks` take more than a page. */
    readonly shorterBlocks?: readonly PacketBlock[];
    readonly signature: readonly string[];
    /** What fills it, to be said when it takes more than a page. */
    readonly contents?: string;
  };
  /** Title of the plan's page; "Plan of action" when absent. */
  readonly planTitle?: string;
  /** The plan's parts; empty when the path needs none. */
  readonly plan: readonly { readonly heading: string; readonly blocks: readonly Block[] }[];
  readonly exhibits: readonly PacketExhibit[];
};

const pageNumber = z.number().int().positive();
const bytes = z.number().int().nonnegative();

/** What was done so that the packet fits the limit. */
export const packetSizeSchema = z.object({
  limitBytes: bytes,
  /** Of the packet as one file with nothing reduced. */
  unreducedBytes: bytes,
  /** Whether every file of the packet keeps the limit. */
  isMet: z.boolean(),
  /** Whether the user consented to black and white. */
  twoColour: z.boolean(),
  /** Exhibits whose pictures were reduced, in packet order. A file that two exhibits show stands with the first. */
  exhibits: z.array(
    z.object({
      label: z.string(),
      /** What the exhibit weighs in the packet. */
      beforeBytes: bytes,
      afterBytes: bytes,
      pictures: z.number().int().positive(),
      /** Dots per inch of the coarsest of them. */
      dpi: z.number().int().positive(),
      /** Mildest first. */
      steps: z.array(z.enum(REDUCTION_STEPS)),
    }),
  ),
});
export type PacketSize = z.infer<typeof packetSizeSchema>;

const sectionsSchema = z.array(
  z.object({
    kind: z.enum(['cover', 'letter', 'plan', 'index', 'exhibits']),
    firstPage: pageNumber,
    lastPage: pageNumber,
  }),
);

/** One file of a packet that is divided. Its pages are counted from 1. */
export const packetVolumeSchema = z.object({
  number: z.number().int().positive(),
  file: z.string(),
  pages: pageNumber,
  bytes,
  sha256: z.string(),
  sections: sectionsSchema,
});
export type PacketVolume = z.infer<typeof packetVolumeSchema>;

/** What an export made, as `headless export --json` prints it and as the kit's manifest keeps it. Page numbers are physical pages, 1-based. */
export const packetReportSchema = z.object({
  /** The packet; its first volume when it is divided. */
  packet: z.object({ file: z.string(), pages: pageNumber, bytes: z.number().int(), sha256: z.string() }),
  /** All volumes in order; absent when the packet is one file. */
  volumes: z.array(packetVolumeSchema).exactOptional(),
  /** Absent when no limit was set or the packet kept it as it was. */
  size: packetSizeSchema.exactOptional(),
  /** Of the packet, or of its first volume. */
  sections: sectionsSchema,
  exhibits: z.array(
    z.object({
      label: z.string(),
      evidenceId: z.string(),
      title: z.string(),
      /** First page of the sheet in front of it; null in a packet without such sheets. */
      separatorPage: pageNumber.nullable(),
      /** Of its own pages; of its sheet where it is a separate file. */
      firstPage: pageNumber,
      lastPage: pageNumber,
      /** The volume that its pages are counted in; absent when the packet is one file. */
      volume: z.number().int().positive().exactOptional(),
      /** It is sent as a separate file of this name; the packet has only its sheet. Absent: its pages are in the packet. */
      enclosed: z.string().exactOptional(),
      /** Packet pages between first and last that are marked copies of the page before them; absent when there is none. */
      markedCopies: z.array(pageNumber).exactOptional(),
    }),
  ),
  citations: z.array(
    z.object({
      evidenceId: z.string(),
      /** Cited page of the source file, or null for the whole exhibit. */
      page: pageNumber.nullable(),
      exhibit: z.string(),
      /** Packet page on which the citation stands, and the one on which it lands: the sheet, where the exhibit is a separate file. */
      onPage: pageNumber,
      targetPage: pageNumber,
      /** The volume that it lands in; `onPage` is one of the first. Absent when the packet is one file. */
      volume: z.number().int().positive().exactOptional(),
    }),
  ),
  /** For which channel the kit was made, and what of the whole it holds; absent: everything. */
  channel: z
    .object({
      id: z.string(),
      label: z.string(),
      /** False: the channel takes no packet; the one that is described here isn't in the kit. */
      packet: z.boolean(),
      /** Each exhibit and how it travels. */
      exhibits: z.array(
        z.object({
          exhibit: z.string(),
          evidenceId: z.string(),
          how: z.enum(['original', 'images', 'packet', 'left-out']),
        }),
      ),
    })
    .exactOptional(),
  findings: z.array(findingSchema),
});
export type PacketReport = z.infer<typeof packetReportSchema>;

/** What reading a packet or kit back can find. */
export const packetFaultRuleSchema = z.enum([
  ...(['active-content', 'annotation', 'bookmark', 'citation', 'encryption', 'file-missing', 'file-unknown'] as const),
  ...(['font', 'hash', 'index', 'language', 'layout', 'link-border', 'link-dead', 'link-target', 'link-zoom'] as const),
  ...(['manifest', 'marked-copy', 'opening-view', 'original', 'page-count', 'page-labels', 'page-number'] as const),
  ...(['paste', 'resolution', 'structure', 'title', 'volumes'] as const),
]);
export type PacketFaultRule = z.infer<typeof packetFaultRuleSchema>;

/** Something wrong in a written packet or kit, found by reading it back. */
export const packetFaultSchema = z.object({
  rule: packetFaultRuleSchema,
  /** Packet page, or null when it concerns the whole file. */
  page: pageNumber.nullable(),
  /** In English with all details, for the log and the command line; the window has words of its own for each rule. */
  message: z.string(),
});
export type PacketFault = z.infer<typeof packetFaultSchema>;

/** `manifest.json` of a submission kit. */
export const kitManifestSchema = z.object({
  format: z.literal('reinstate.kit/1'),
  application: z.string(),
  date: z.string(),
  caseTitle: z.string(),
  report: packetReportSchema,
  originals: z.array(
    z.object({
      file: z.string(),
      exhibit: z.string(),
      evidenceId: z.string(),
      originalName: z.string(),
      sha256: z.string(),
    }),
  ),
  /** Pictures of pages, for channels that take no PDF. */
  images: z
    .array(
      z.object({ file: z.string(), exhibit: z.string(), evidenceId: z.string(), page: pageNumber, sha256: z.string() }),
    )
    .exactOptional(),
  /** Every file of the kit but the manifest itself. */
  files: z.array(z.object({ file: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
  /** What the kit says, in the words of the case; absent in kits of earlier versions. */
  content: sentContentSchema.exactOptional(),
});
export type KitManifest = z.infer<typeof kitManifestSchema>;

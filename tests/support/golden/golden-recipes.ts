import { PDFDocument } from 'pdf-lib';
import type { PacketLimit } from '../../../shared/domain/packet-limit.ts';
import { makePacketPlan } from '../../../shared/domain/packet-plan.ts';
import type { MarkedCopy, PacketExhibit, PacketPlan } from '../../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';
import * as forms from '../../fixtures/odd-papers/form-papers.ts';
import * as jpegs from '../../fixtures/odd-papers/jpeg-papers.ts';
import * as linked from '../../fixtures/odd-papers/linked-papers.ts';
import * as geometry from '../../fixtures/odd-papers/page-geometry-papers.ts';
import * as pngs from '../../fixtures/odd-papers/png-papers.ts';
import { makeMail, makeOrders } from '../../fixtures/printed-files.ts';
import { makeNoisyScan, makeNoisyScanPdf } from '../../fixtures/scans/noisy-scans.ts';
import { SCRIPT_TEXTS, type ScriptText } from '../../unit/electron/pdf/text/script-texts.ts';
import { theCatalogue } from '../a-case-file.ts';
import { aLayoutCase } from '../a-layout-packet.ts';
import { aPacketPlan, type PaperForPacket } from '../a-packet.ts';

/** What a packet of the golden set is made from. The same recipe gives the same parts each time. */
export type GoldenParts = {
  readonly plan: PacketPlan;
  readonly papers: readonly PaperForPacket[];
  readonly limit?: PacketLimit;
};
export type GoldenRecipe = { readonly name: string; readonly make: () => Promise<GoldenParts> };

type LayoutArgs = Parameters<typeof aLayoutCase>;

function layout(name: string, ...args: LayoutArgs): GoldenRecipe {
  return {
    name,
    make: async () => {
      const { file, papers } = aLayoutCase(...args);
      return { plan: makePacketPlan(file, theCatalogue(), '2026-10-01'), papers };
    },
  };
}

function papers(
  name: string,
  list: () => Promise<readonly PaperForPacket[]>,
  change: (plan: PacketPlan) => PacketPlan = (plan) => plan,
  limit?: PacketLimit,
): GoldenRecipe {
  return {
    name,
    make: async () => {
      const made = await list();
      const plan = change(await aPacketPlan(made));
      return { plan, papers: made, ...(limit && { limit }) };
    },
  };
}

const eachExhibit =
  (change: (exhibit: PacketExhibit, index: number) => Partial<PacketExhibit>) =>
  (plan: PacketPlan): PacketPlan => ({
    ...plan,
    exhibits: plan.exhibits.map((exhibit, index) => ({ ...exhibit, ...change(exhibit, index) })),
  });

function script(first: ScriptText, second: ScriptText): GoldenRecipe {
  const inScript = (plan: PacketPlan): PacketPlan => ({
    ...plan,
    title: first.title,
    plan: [first, second].map(({ title, paragraph }) => ({
      heading: title,
      blocks: parsePlanMarkup(`${paragraph} [[first-pdf]]\n\n- ${paragraph} [[second-pdf p1]]`),
    })),
  });
  return papers(
    `script-${first.script}-${second.script}`,
    async () => [
      { file: 'first.pdf', bytes: geometry.makePlainPages('First', 1), title: first.title, frame: true },
      { file: 'second.pdf', bytes: geometry.makePlainPages('Second', 1), title: second.title },
    ],
    inScript,
  );
}

const scripts = SCRIPT_TEXTS.flatMap((first, index) =>
  index % 2 === 0 ? [script(first, SCRIPT_TEXTS[index + 1] ?? SCRIPT_TEXTS[0] ?? first)] : [],
);

const oddPages = (frame: boolean) => async (): Promise<readonly PaperForPacket[]> => [
  { file: 'turned.pdf', bytes: geometry.makeRotatedPages(), frame },
  { file: 'cropped.pdf', bytes: geometry.makeCroppedPages(), frame },
  { file: 'below-zero.pdf', bytes: geometry.makeNegativeOriginPages(), frame },
  { file: 'large-units.pdf', bytes: geometry.makeUserUnitPage(), frame },
  { file: 'sizes.pdf', bytes: geometry.makeMixedSizes(), frame },
];

const marked = (page: number, note: string): MarkedCopy => ({
  page,
  highlights: [{ rectangles: [{ left: 0.2, top: 0.1, width: 0.4, height: 0.2 }], note }],
});

async function scanPage(): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const image = await doc.embedJpg(await makeNoisyScan({ seed: 3, dpi: 60 }));
  doc.addPage([612, 792]).drawImage(image, { x: 0, y: 0, width: 612, height: 792 });
  return doc.save();
}

const recognise = eachExhibit(() => ({
  recognised: [
    {
      page: 1,
      words: [
        { text: 'Invoice', area: { left: 0.1, top: 0.1, width: 0.2, height: 0.03 } },
        { text: 'Größe', area: { left: 0.4, top: 0.1, width: 0.1, height: 0.03 } },
      ],
    },
  ],
}));

const printedKinds = (plan: PacketPlan): PacketPlan =>
  eachExhibit(({ source }) => ({
    source: { ...source, mime: source.fileName.endsWith('.csv') ? 'text/csv' : 'message/rfc822' },
  }))(plan);

const twoScans = async (): Promise<readonly PaperForPacket[]> => [
  { file: 'one.pdf', bytes: await makeNoisyScanPdf([{ seed: 1 }]) },
  { file: 'two.pdf', bytes: await makeNoisyScanPdf([{ seed: 2, stamp: true }]), frame: true },
];

/** Every layout, path, script and way of a paper into a packet, in few pages. */
export const GOLDEN_RECIPES: readonly GoldenRecipe[] = [
  layout('path-admit', 'admit'),
  layout('path-dispute', 'dispute'),
  layout('path-documents', 'documents'),
  layout('path-retraction', 'retraction'),
  layout('path-reactivate-other-first', 'reactivate-other-first'),
  layout('full-numbers', 'admit', { exhibitLabels: 'numbers' }),
  layout('compact-letters', 'admit', { layout: 'compact' }),
  layout('compact-numbers', 'dispute', { layout: 'compact', exhibitLabels: 'numbers' }),
  layout('compact-documents', 'documents', { layout: 'compact' }),
  layout('own-letter', 'admit', {
    letterText: '**What we ask**\n\nPlease look at [[ev-3 p2]] first.\n\n- Then [[ev-4]].',
  }),
  layout('letter-two-pages', 'admit', { letterText: 'We looked at each unit. '.repeat(200) }),
  layout('frames-a4', 'admit', { frames: true, paper: 'a4' }),
  layout('frames-off', 'admit', { frames: false }),
  layout('separate-files', 'admit', { enclosed: ['ev-2', 'ev-3'], frames: true }),
  layout('separate-files-compact', 'admit', { layout: 'compact', enclosed: ['ev-3'] }),
  layout('many-letters', 'documents', {}, 29),
  layout('many-numbers-compact', 'admit', { layout: 'compact', exhibitLabels: 'numbers' }, 29),
  ...scripts,
  papers('odd-pages', oddPages(false)),
  papers('odd-pages-framed', oddPages(true)),
  papers('forms-comments-links', async () => [
    { file: 'form.pdf', bytes: await forms.makeFilledForm() },
    { file: 'form-without-looks.pdf', bytes: await forms.makeFormWithoutAppearances(), frame: true },
    { file: 'comments.pdf', bytes: forms.makeAnnotatedPage() },
    { file: 'linked.pdf', bytes: linked.makeLinkedPages(), pages: linked.LINKED_PAGES_USED },
    { file: 'active.pdf', bytes: linked.makeActivePdf() },
  ]),
  papers('pictures', async () => [
    { file: 'turned.jpg', bytes: await jpegs.makeOrientedJpeg(6), frame: true },
    { file: 'grey.jpg', bytes: await jpegs.makeGreyJpeg() },
    { file: 'clear.png', bytes: await pngs.makeRgbaPng() },
    { file: 'palette.png', bytes: await pngs.makePalettePng(), frame: true },
  ]),
  papers('marked-copies', async () => [
    { file: 'a.pdf', bytes: geometry.makePlainPages('Marked', 2), frame: true, markedCopies: [marked(2, 'The units')] },
    { file: 'turned.pdf', bytes: geometry.makeRotatedPages(), markedCopies: [marked(2, ''), marked(4, 'Here')] },
  ]),
  papers('recognised-words', async () => [{ file: 'scan.pdf', bytes: await scanPage(), frame: true }], recognise),
  papers(
    'mail-and-table',
    async () => [
      { file: 'mail.eml', bytes: makeMail([]), pages: [1] },
      { file: 'orders.csv', bytes: Buffer.from(makeOrders(12)), pages: [1], frame: true },
    ],
    printedKinds,
  ),
  papers('same-file-twice', async () => {
    const bytes = geometry.makePlainPages('Shared', 2);
    return [
      { file: 'a.pdf', bytes, pages: [1] },
      { file: 'b.pdf', bytes, pages: [2], frame: true },
    ];
  }),
  papers('no-evidence', async () => []),
  papers('reduced', twoScans, undefined, { limitBytes: 1_500_000, twoColour: false }),
  papers('two-colour', twoScans, undefined, { limitBytes: 500_000, twoColour: true }),
  papers(
    'volumes',
    twoScans,
    eachExhibit(() => ({ exact: true })),
    { limitBytes: 2_500_000, twoColour: false },
  ),
];

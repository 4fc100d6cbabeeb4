import { describe, expect, it } from 'vitest';
import { makePasteTexts, makePasteTextsAlone } from '../../../../../electron/features/packets/paste-texts.ts';
import { makePacketPlan } from '../../../../../shared/domain/packet-plan.ts';
import type { PacketReport } from '../../../../../shared/domain/packet.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';

const report: PacketReport = {
  packet: { file: 'packet.pdf', pages: 12, bytes: 1, sha256: 'a'.repeat(64) },
  sections: [],
  exhibits: [
    { label: 'A', evidenceId: 'inv', title: 'Invoice', separatorPage: 4, firstPage: 5, lastPage: 6 },
    { label: 'B', evidenceId: 'loa', title: 'Letter', separatorPage: 7, firstPage: 8, lastPage: 9 },
  ],
  citations: [],
  findings: [],
};

function aPlan(plan: { rootCause?: string; correctiveActions?: string; preventiveMeasures?: string }) {
  const evidence = [
    anEvidence('inv'),
    anEvidence('loa', { position: 1, pages: [2, 5], file: { ...anEvidence('loa').file, pageCount: 5 } }),
  ];
  const empty = { rootCause: '', correctiveActions: '', preventiveMeasures: '' };
  return makePacketPlan(aCaseFile({ evidence, plan: { ...empty, ...plan } }), theCatalogue(), '2026-10-01');
}

function textOf(file: string, plan: Parameters<typeof aPlan>[0]): string | undefined {
  return makePasteTexts(aPlan(plan), report).find((text) => text.file === file)?.text;
}

describe('makePasteTexts', () => {
  it('writes citations with the label and page of the packet', () => {
    const rootCause = 'We checked nothing [[inv]]. Page two shows it [[inv p2]], and so does **this** [[loa p5]].';
    expect(textOf('paste/root-cause.txt', { rootCause })).toBe(
      'We checked nothing Exhibit A (p. 5). Page two shows it Exhibit A (p. 6), and so does this Exhibit B (p. 9).\n',
    );
  });

  it('names pages of a separate file by the file, and the exhibit by its sheet', () => {
    const plan = aPlan({ rootCause: 'See [[loa]], there [[loa p5]].' });
    const exhibits = plan.exhibits.map((exhibit) =>
      exhibit.evidenceId === 'loa' ? { ...exhibit, enclosed: '02_Exhibit-B_letter.pdf' } : exhibit,
    );
    const placed = report.exhibits.map((exhibit) => ({ ...exhibit, ...(exhibit.label === 'B' && { firstPage: 7 }) }));
    const texts = makePasteTexts({ ...plan, exhibits }, { exhibits: placed });
    expect(texts[1]?.text).toBe('See Exhibit B (p. 7), there Exhibit B, page 5 of the file 02_Exhibit-B_letter.pdf.\n');
  });

  it('says in the letter which references are links where the packet is divided', () => {
    const divide = (volume: number) => ({
      exhibits: report.exhibits.map((exhibit) => ({ ...exhibit, volume: exhibit.label === 'A' ? 1 : volume })),
      volumes: [],
    });
    const letterOf = (divided: ReturnType<typeof divide>) => makePasteTexts(aPlan({}), divided)[0]?.text ?? '';
    expect(letterOf(divide(2))).toContain('the volume that is named. References to volume 1 are links.');
    expect(letterOf(divide(1))).toContain('those of volume 1, in which each reference is a link.');
    expect(textOf('paste/cover-letter.txt', {})).toContain('those of the packet, in which each reference is a link.');
  });

  it('keeps paragraphs and bullets', () => {
    const correctiveActions = 'Intro\n\n- One\n- Two\n\nEnd';
    expect(textOf('paste/corrective-actions.txt', { correctiveActions })).toBe('Intro\n\n- One\n- Two\n\nEnd\n');
  });

  it('leaves out parts that were not written', () => {
    const files = makePasteTexts(aPlan({ rootCause: 'x' }), report).map(({ file }) => file);
    expect(files).toEqual(['paste/cover-letter.txt', 'paste/root-cause.txt']);
  });

  it('writes the letter from its addressee to its signature', () => {
    const letter = textOf('paste/cover-letter.txt', { rootCause: 'x [[inv]]' }) ?? '';
    const order = ['Subject: Appeal', 'Merchant token: ', 'Exhibit A (p. 5)', 'We ask you', 'owner@example.com'];
    const places = order.map((words) => letter.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(letter).not.toMatch(/\[\[|\n{3}/);
  });

  it('refuses to write a citation that is not in the packet', () => {
    expect(() => makePasteTexts(aPlan({ rootCause: '[[loa p3]]' }), report)).toThrow('not in the packet');
  });
});

describe('makePasteTextsAlone', () => {
  it('speaks of no packet, and names pages of the papers themselves', () => {
    const [letter, rootCause] = makePasteTextsAlone(aPlan({ rootCause: 'Page two shows it [[inv p2]].' }));
    expect(letter?.text).toContain('Documents sent with this text');
    expect(letter?.text).toContain('Each file name says which exhibit it is.');
    expect(letter?.text).not.toMatch(/packet|\bindex\b|link/i);
    expect(rootCause?.text).toBe('Page two shows it Exhibit A (page 2).\n');
  });
});

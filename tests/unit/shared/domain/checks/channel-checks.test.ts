import { describe, expect, it } from 'vitest';
import {
  composeBoxText,
  countBoxCharacters,
  planKitContents,
  type KitExhibit,
} from '../../../../../shared/domain/channel-kit.ts';
import { findChannelRules, takesPacket, type ChannelRules } from '../../../../../shared/domain/channel-rules.ts';
import type { ChannelOverrides } from '../../../../../shared/domain/channel.ts';
import { checkKit, sayFormats } from '../../../../../shared/domain/checks/channel-checks.ts';
import { spellOut } from '../../../../../shared/domain/said.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const catalogue = theCatalogue();

function rulesOf(id: string, marketplace = 'US', overrides: ChannelOverrides = {}): ChannelRules {
  const rules = findChannelRules(catalogue, id, marketplace, overrides);
  if (!rules) throw new Error(`no channel ${id}`);
  return rules;
}

function anExhibit(changes: Partial<KitExhibit> = {}): KitExhibit {
  return {
    ...{ evidenceId: 'inv', label: 'A', title: 'Invoice', fileName: 'inv.pdf', mime: 'application/pdf', pages: [1] },
    ...{ mayBePictured: true, isEnclosed: false, ...changes },
  };
}

function check(rules: ChannelRules, { sizeBytes = 1000, text = '', exhibit = anExhibit() } = {}) {
  const contents = planKitContents([exhibit], rules);
  const boxes = rules.boxes.slice(0, 1).map((box) => ({ box, text }));
  return checkKit({ rules, contents, files: [{ file: 'originals/a.pdf', sizeBytes, where: 'evidence/inv' }], boxes });
}

describe('the presets of the catalogue', () => {
  it('say for every channel what it takes, when that was checked, and where a found value comes from', () => {
    for (const { id, intake } of catalogue.channels) {
      expect(intake.asOf, id).toMatch(/^20\d\d-\d\d-\d\d$/);
      const { boxes, asOf: _asOf, byMarketplace = {}, ...rules } = intake;
      const all = [rules, ...Object.values(byMarketplace)].flatMap((some) => Object.values(some));
      for (const rule of [...all, ...boxes.map(({ characters }) => characters)]) {
        const { value, confidence, source } = rule as { value: unknown; confidence: string; source: string };
        expect(value === null, `${id}: ${JSON.stringify(rule)}`).toBe(source === '');
        expect(confidence === 'none', id).toBe(value === null);
      }
    }
  });

  it('hold the facts of domain.md 5.2', () => {
    expect(rulesOf('ah_reactivate').formats.value).toEqual(['pdf', 'jpg', 'png', 'gif']);
    expect(rulesOf('new_seller_email').formats.value).not.toContain('jpg');
    expect(rulesOf('ah_ip').formats.value).not.toContain('pdf');
    expect(takesPacket(rulesOf('ah_ip'))).toBe(false);
    expect(rulesOf('identity_portal')).toMatchObject({
      fileMb: { value: 10, origin: 'source', confidence: 'high' },
      refusedCharacters: { value: '$&#', origin: 'source' },
    });
    expect(rulesOf('identity_portal', 'IN').formats.value).toContain('docx');
    expect(rulesOf('identity_portal', 'CA').fileMb).toMatchObject({ value: 10, origin: 'assumed' });
    expect(rulesOf('ah_reactivate').files).toMatchObject({ value: null, origin: 'unknown' });
    expect(spellOut(sayFormats(rulesOf('ah_ip')))).toBe('JPG, PNG, GIF or TIFF');
  });

  it('give way to the user’s own values, and come back without them', () => {
    const overrides = { ah_ip: { fileMb: 3, formats: ['pdf' as const], packet: true, boxes: { text: 100 } } };
    const yours = rulesOf('ah_ip', 'US', overrides);
    expect(yours).toMatchObject({ fileMb: { value: 3, origin: 'yours' }, formats: { origin: 'yours' } });
    expect(yours.boxes[0]?.characters).toMatchObject({ value: 100, origin: 'yours' });
    expect(takesPacket(yours)).toBe(true);
    expect(rulesOf('ah_ip')).not.toEqual(yours);
  });
});

describe('planKitContents', () => {
  it('sends papers as they are, as pictures, within the packet, or not at all', () => {
    const how = (rules: ChannelRules | null, changes: Partial<KitExhibit> = {}) =>
      planKitContents([anExhibit(changes)], rules).pieces[0]?.how;
    expect(how(null, { mime: 'message/rfc822' })).toBe('original');
    expect(how(rulesOf('ah_reactivate'))).toBe('original');
    expect(how(rulesOf('ah_reactivate'), { mime: 'image/heic' })).toBe('packet');
    expect(how(rulesOf('ah_ip'))).toBe('images');
    expect(how(rulesOf('ah_ip'), { mayBePictured: false })).toBe('left-out');
    expect(how(rulesOf('ah_ip'), { mayBePictured: false, mime: 'image/png' })).toBe('original');
    expect(how(rulesOf('identity_portal'), { mime: 'image/heic' })).toBe('left-out');
    expect(how(rulesOf('ahs_call'))).toBe('left-out');
  });
});

describe('a paper that the packet names as a separate file', () => {
  const enclosed = anExhibit({ isEnclosed: true });

  it('is in the kit of every channel that takes the packet', () => {
    const howOf = (exhibit: KitExhibit, rules: ChannelRules | null) => planKitContents([exhibit], rules).pieces[0];
    expect(howOf(enclosed, null)).toMatchObject({ how: 'original', reason: null });
    expect(howOf(enclosed, rulesOf('ah_reactivate'))).toMatchObject({ how: 'original', reason: null });
    const heic = anExhibit({ isEnclosed: true, mime: 'image/heic' });
    expect(howOf(heic, rulesOf('ah_reactivate'))).toMatchObject({ how: 'original', reason: 'format' });
    expect(howOf(enclosed, rulesOf('ah_ip'))).toMatchObject({ how: 'images' });
  });

  it('is a finding where the channel would not take the file', () => {
    expect(check(rulesOf('ah_reactivate'), { exhibit: enclosed })).toEqual([]);
    const [format] = check(rulesOf('ah_reactivate'), { exhibit: { ...enclosed, mime: 'image/heic' } });
    expect(format).toMatchObject({ rule: 'channel-separate-file', level: 'warning', where: 'evidence/inv' });
    const packetOnly = rulesOf('ah_reactivate', 'US', { ah_reactivate: { originals: false } });
    const [unwanted] = check(packetOnly, { exhibit: enclosed });
    expect(unwanted?.message).toContain('wants no single papers');
    expect(unwanted?.fix).toContain('Put its pages back into the packet');
  });
});

describe('checkKit', () => {
  it('finds nothing where all fits', () => {
    expect(check(rulesOf('ah_reactivate'))).toEqual([]);
  });

  it('weighs a limit that was found more than one that is assumed', () => {
    const large = { sizeBytes: 10_000_000 };
    expect(check(rulesOf('identity_portal'), large)).toContainEqual(
      expect.objectContaining({ rule: 'channel-file-size', level: 'error', where: 'evidence/inv' }),
    );
    const [assumed] = check(rulesOf('ah_reactivate'), large);
    expect(assumed).toMatchObject({ rule: 'channel-file-size', level: 'warning' });
    expect(assumed?.message).toContain('not found in any source');
    expect(check(rulesOf('identity_portal'), { sizeBytes: 9_999_999 }).map(({ rule }) => rule)).toEqual([
      'channel-packet',
    ]);
  });

  it('counts how many characters are too many', () => {
    const rules = rulesOf('ah_reactivate', 'US', { ah_reactivate: { boxes: { letter: 10 } } });
    expect(check(rules, { text: '0123456789' })).toEqual([]);
    expect(check(rules, { text: '0123456789ab' })[0]?.message).toMatch(
      /2 characters too long: the box takes 10 \(your value\)/,
    );
  });

  it('counts files and their size together', () => {
    const rules = rulesOf('ah_reactivate', 'US', { ah_reactivate: { totalMb: 1, files: 1 } });
    const file = { file: 'a', sizeBytes: 600_000, where: 'packet' };
    const found = checkKit({ rules, contents: planKitContents([], rules), files: [file, file], boxes: [] });
    expect(found.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      'channel-total-size error',
      'channel-file-count error',
    ]);
  });

  it('names characters that upload pages refuse, and the copy that has none', () => {
    const [found] = check(rulesOf('ah_reactivate'), { exhibit: anExhibit({ fileName: 'inv #1 & 2.pdf' }) });
    expect(found).toMatchObject({ rule: 'channel-file-name', level: 'info' });
    expect(found?.message).toContain('& #');
  });

  it('says that a channel without PDF gets pictures, and names papers that can’t go there', () => {
    expect(check(rulesOf('ah_ip'))[0]?.message).toContain('pictures of the pages instead of the packet');
    const identity = check(rulesOf('ah_ip'), { exhibit: anExhibit({ mayBePictured: false }) });
    expect(identity.map(({ rule }) => rule)).toEqual(['channel-packet', 'channel-identity']);
  });
});

describe('texts for boxes', () => {
  const texts = [
    { holds: 'letter', heading: '', text: 'Dear team\n' },
    { holds: 'rootCause', heading: 'Root cause', text: 'We erred.\n' },
  ] as const;

  it('are put together in order, each part under its heading', () => {
    expect(composeBoxText('all', texts)).toBe('Dear team\n\nRoot cause\n\nWe erred.');
    expect(composeBoxText('plan', texts)).toBe('Root cause\n\nWe erred.');
    expect(composeBoxText('preventiveMeasures', texts)).toBe('');
  });

  it('are counted as web forms count', () => {
    expect(countBoxCharacters('a\r\nb')).toBe(3);
    expect(countBoxCharacters('😀')).toBe(2);
  });
});

import {
  catalogueSchema,
  type Catalogue,
  type CatalogueGroup,
  type ChangedEntry,
  OVERRIDABLE_GROUPS,
} from './catalogue.ts';

/** Where the user's file can't be taken, and why. */
export type OverrideFault = {
  /** A path in the file: `documentTypes.utility_bill.freshness.days`; empty for the file as a whole. */
  readonly place: string;
  readonly message: string;
};

export type OverrideResult =
  { readonly ok: true; readonly catalogue: Catalogue } | { readonly ok: false; readonly fault: OverrideFault };

type Values = Readonly<Record<string, unknown>>;

/**
 * The shipped catalogue with the user's own values in place of ours, entry by entry: objects are merged key by key, lists
 * are replaced. It is taken as a whole or not at all.
 * @param overrides the parsed file: `{ "<group>": { "<entry id>": { … } } }`
 */
export function applyOverrides(shipped: Catalogue, overrides: unknown): OverrideResult {
  if (!isValues(overrides)) return refuse('', 'it must be an object: { "documentTypes": { … }, … }');
  const merged: Record<string, unknown> = { ...shipped };
  const changed: ChangedEntry[] = [];
  for (const [group, entries] of Object.entries(overrides)) {
    if (!isGroup(group)) return refuse(group, `there is no such part; there are ${OVERRIDABLE_GROUPS.join(', ')}`);
    const found = mergeGroup(shipped, group, entries);
    if ('fault' in found) return { ok: false, fault: found.fault };
    merged[group] = found.entries;
    changed.push(...found.changed);
  }
  const parsed = catalogueSchema.safeParse({ ...merged, changed });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(namePlace(issue?.path ?? [], shipped), issue?.message ?? 'it is not a catalogue');
  }
  const broken = findBrokenReference(parsed.data);
  return broken ? { ok: false, fault: broken } : { ok: true, catalogue: parsed.data };
}

/** The first id in a catalogue that leads nowhere; undefined when all of them lead somewhere. */
export function findBrokenReference(catalogue: Catalogue): OverrideFault | undefined {
  const known = (group: 'documentTypes' | 'channels' | 'clocks' | 'paperChecks' | 'reasons' | 'marketplaces') =>
    new Set(catalogue[group].map(({ id }) => id));
  const types = known('documentTypes');
  const lists: readonly (readonly [place: string, ids: readonly string[], known: ReadonlySet<string>])[] = [
    ...catalogue.reasons.flatMap(({ id, requiredTypes, supportingTypes, alternatives = {}, channels, clocks }) => [
      [`reasons.${id}.requiredTypes`, requiredTypes, types] as const,
      [`reasons.${id}.supportingTypes`, supportingTypes, types] as const,
      [
        `reasons.${id}.alternatives`,
        [...Object.keys(alternatives), ...Object.values(alternatives).flat()],
        types,
      ] as const,
      [`reasons.${id}.channels`, channels, known('channels')] as const,
      [`reasons.${id}.clocks`, clocks, known('clocks')] as const,
    ]),
    ...catalogue.documentTypes.map(
      ({ id, checks }) => [`documentTypes.${id}.checks`, checks, known('paperChecks')] as const,
    ),
    ...catalogue.clocks.flatMap(({ id, reasons, marketplaces }) => [
      [`clocks.${id}.reasons`, reasons, known('reasons')] as const,
      [`clocks.${id}.marketplaces`, marketplaces, known('marketplaces')] as const,
    ]),
  ];
  for (const [place, ids, ofGroup] of lists) {
    const unknown = ids.find((id) => !ofGroup.has(id));
    if (unknown !== undefined) return { place, message: `"${unknown}" is not in the catalogue` };
  }
  return undefined;
}

/** Whether the user's file says something about an entry. */
export function isChangedByYou(catalogue: Pick<Catalogue, 'changed'>, group: CatalogueGroup, id: string): boolean {
  return catalogue.changed.some((entry) => entry.group === group && entry.id === id);
}

function mergeGroup(shipped: Catalogue, group: CatalogueGroup, overrides: unknown) {
  if (!isValues(overrides)) return { fault: { place: group, message: 'it must be an object: { "<id>": { … } }' } };
  const entries: { readonly id: string; readonly label: string }[] = [...shipped[group]];
  const changed: ChangedEntry[] = [];
  for (const [id, values] of Object.entries(overrides)) {
    const place = `${group}.${id}`;
    const index = entries.findIndex((entry) => entry.id === id);
    const entry = entries[index];
    if (!entry) return { fault: { place, message: 'there is no entry with this id' } };
    if (!isValues(values)) return { fault: { place, message: 'it must be an object' } };
    if ('id' in values) return { fault: { place: `${place}.id`, message: 'ids can’t be changed' } };
    entries[index] = mergeValues(entry, values) as typeof entry;
    changed.push({ group, id, label: entry.label, fields: [...listFields(values)] });
  }
  return { entries, changed };
}

/** A fact about a channel may be given by its bare value. */
function mergeValues(base: unknown, own: unknown): unknown {
  if (isFact(base) && !(isValues(own) && 'value' in own)) return { ...base, value: own, isYours: true };
  if (isFact(base) && isValues(own)) return { ...base, ...own, isYours: true };
  if (!isValues(base) || !isValues(own)) return own;
  const keys = Object.keys(own);
  return { ...base, ...Object.fromEntries(keys.map((key) => [key, mergeValues(base[key], own[key])])) };
}

function isFact(value: unknown): value is Values {
  return isValues(value) && ['value', 'assumed', 'confidence', 'source'].every((key) => key in value);
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isGroup(name: string): name is CatalogueGroup {
  return (OVERRIDABLE_GROUPS as readonly string[]).includes(name);
}

function listFields(values: Values, prefix = ''): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isValues(value) && Object.keys(value).length > 0 ? listFields(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** Places in lists of entries by the entry's id, as the user's file has them. */
function namePlace(path: readonly PropertyKey[], shipped: Catalogue): string {
  const [group, index, ...rest] = path;
  if (typeof group !== 'string' || !isGroup(group) || typeof index !== 'number') return path.map(String).join('.');
  return [group, shipped[group][index]?.id ?? String(index), ...rest.map(String)].join('.');
}

function refuse(place: string, message: string): OverrideResult {
  return { ok: false, fault: { place, message } };
}

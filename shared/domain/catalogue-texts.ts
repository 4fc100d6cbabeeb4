import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';

/**
 * Words of the catalogue in another language, in the catalogue's own shape: entries by their id, lists of words in the
 * same order. What has no words here stays English.
 */
export type CatalogueTexts = string | null | readonly CatalogueTexts[] | { readonly [key: string]: CatalogueTexts };

const textsSchema: z.ZodType<CatalogueTexts> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(textsSchema), z.record(z.string(), textsSchema)]),
);
/** By the group of the catalogue: `reasons`, `documentTypes` … */
export const catalogueTextsSchema = z.record(z.string(), textsSchema);
export type CatalogueTextsByGroup = z.infer<typeof catalogueTextsSchema>;

/** What an entry of any list of the catalogue is known by. */
const KEYS = ['id', 'outcome', 'marketplace', 'on'] as const;

/**
 * The catalogue as the interface shows it in another language. What the user's own file changed is theirs and stays as it
 * is. Appeals, letters and reading of notices never take this one: they are made from the English catalogue.
 */
export function translateCatalogue(catalogue: Catalogue, texts: CatalogueTextsByGroup): Catalogue {
  const own = new Set(
    catalogue.changed.flatMap(({ group, id, fields }) => fields.map((field) => `${group}.${id}.${field}`)),
  );
  const groups = Object.entries(texts).map(([group, words]) => [
    group,
    translate(catalogue[group as keyof Catalogue], words, group, own),
  ]);
  // Only words are exchanged, so that the shape stays the catalogue's.
  return { ...catalogue, ...Object.fromEntries(groups) } as Catalogue;
}

/** English words of the catalogue with those of another language, for sentences that name an entry by its label. */
export function listCatalogueWords(catalogue: Catalogue, texts: CatalogueTextsByGroup): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const visit = (english: unknown, other: unknown): void => {
    if (typeof english === 'string' && typeof other === 'string') words.set(english, other);
    else if (isObject(english) && isObject(other)) {
      for (const key of Object.keys(english)) visit(english[key], other[key]);
    }
  };
  visit(catalogue, translateCatalogue(catalogue, texts));
  return words;
}

function translate(base: unknown, texts: CatalogueTexts, place: string, own: ReadonlySet<string>): unknown {
  if (texts === null || own.has(place)) return base;
  if (typeof texts === 'string') return typeof base === 'string' ? texts : base;
  if (Array.isArray(base)) {
    return base.map((item: unknown, index) => {
      const key = keyOf(item) ?? String(index);
      const words = (texts as Readonly<Record<string, CatalogueTexts>>)[key];
      return words === undefined ? item : translate(item, words, `${place}.${key}`, own);
    });
  }
  if (!isObject(base)) return base;
  const changed = Object.entries(texts).filter(([key]) => key in base);
  return {
    ...base,
    ...Object.fromEntries(changed.map(([key, words]) => [key, translate(base[key], words, `${place}.${key}`, own)])),
  };
}

function keyOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const key = KEYS.find((name) => typeof item[name] === 'string');
  return key === undefined ? undefined : String(item[key]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

import type { Language } from '../../../shared/domain/language.ts';
import type { CaseScreen } from '../../lib/route.ts';

/** One page of the guide. The manual in docs/ is made from the same pages. */
export type GuideTopic = {
  readonly id: string;
  readonly title: string;
  /** What the page is about, in a sentence or two. */
  readonly lead: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  /** The screen whose picture stands in the manual. */
  readonly picture?: string;
};

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly default: readonly GuideTopic[] }>>> = {
  en: () => import('./texts/en.json', { with: { type: 'json' } }),
  'zh-Hans': () => import('./texts/zh-Hans.json', { with: { type: 'json' } }),
};

const pages = new Map<string, Promise<readonly GuideTopic[]>>();

/** The pages of the guide in a language; read once. A language without pages gets the English ones. */
export function loadGuide(locale: string): Promise<readonly GuideTopic[]> {
  const load = locale === 'zh-Hans' ? LOADERS['zh-Hans'] : LOADERS.en;
  const found = pages.get(locale) ?? load().then((file) => file.default);
  pages.set(locale, found);
  return found;
}

const TOPICS: Readonly<Record<CaseScreen, string>> = {
  overview: 'overview',
  review: 'review',
  evidence: 'evidence',
  plan: 'plan',
  packet: 'packet',
  rounds: 'rounds',
  log: 'log',
};

/** The page that belongs to an address of the window. */
export function topicOfPath(path: string): string {
  const screen = /^\/case\/[^/]+\/([^/]+)/.exec(path)?.[1];
  if (screen !== undefined && screen in TOPICS) return TOPICS[screen as CaseScreen];
  if (path.startsWith('/settings')) return 'copies';
  if (path.startsWith('/further-ways')) return 'rounds';
  return 'start';
}

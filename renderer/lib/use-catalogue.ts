import { useLingui } from '@lingui/react';
import {
  listCatalogueWords,
  translateCatalogue,
  type CatalogueTextsByGroup,
} from '../../shared/domain/catalogue-texts.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { chooseLanguage } from '../../shared/domain/language.ts';
import { useAnswer } from './use-answer.ts';

type Shown = { readonly catalogue: Catalogue; readonly words: ReadonlyMap<string, string> };

/**
 * The catalogue in the interface's language, for what the window shows. What goes into an appeal, or is compared with a
 * notice, is made from the English one: `useAnswer('catalogue.get', {})`.
 */
export function useCatalogue(): Catalogue {
  return useShown().catalogue;
}

/** Gives words of the catalogue that came from elsewhere (a label within an answer) in the interface's language. */
export function useWords(): (english: string) => string {
  const { words } = useShown();
  return (english) => words.get(english) ?? english;
}

/** As `useWords`, outside of any component: with what was shown last, and the English words as they are before that. */
export function findWords(): (english: string) => string {
  return (english) => latest?.shown.words.get(english) ?? english;
}

function useShown(): Shown {
  const { i18n } = useLingui();
  const catalogue = useAnswer('catalogue.get', {});
  const texts = useAnswer('catalogue.getTexts', { language: chooseLanguage('system', [i18n.locale]) });
  return makeShown(catalogue, texts);
}

/** Many rows ask for the same: made once for a catalogue and its words. */
let latest: { readonly catalogue: Catalogue; readonly texts: CatalogueTextsByGroup; readonly shown: Shown } | undefined;

function makeShown(catalogue: Catalogue, texts: CatalogueTextsByGroup): Shown {
  if (latest?.catalogue === catalogue && latest.texts === texts) return latest.shown;
  const shown = { catalogue: translateCatalogue(catalogue, texts), words: listCatalogueWords(catalogue, texts) };
  latest = { catalogue, texts, shown };
  return shown;
}

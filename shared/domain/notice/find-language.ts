/** Languages that notices are recognised in. */
export type NoticeLanguage = 'en' | 'de' | 'fr' | 'it' | 'es' | 'ja' | 'zh';

const COMMON: readonly { readonly language: NoticeLanguage; readonly words: RegExp }[] = [
  {
    language: 'en',
    words:
      /\b(?:the|your|and|you|have|this|for|are|not|with|been|to|of|is|on|our|can|by|from|within|we|was|it|regarding)\b/gi,
  },
  { language: 'de', words: /\b(?:der|die|das|und|nicht|ihr|ihre|wurde|haben|für|mit|sie|auf)\b/gi },
  { language: 'fr', words: /\b(?:le|la|les|des|et|votre|vous|une|pour|nous|avons|est|dans)\b/gi },
  { language: 'it', words: /\b(?:il|di|che|per|della|tuo|tua|abbiamo|sono|non|una|nel|le)\b/gi },
  { language: 'es', words: /\b(?:el|los|las|de|que|su|para|hemos|una|por|con|tu|no)\b/gi },
];

/** The language that most of a text is in; null when there is too little text to tell. */
export function findNoticeLanguage(text: string): NoticeLanguage | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 12) return null;
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (kana + han > letters * 0.25) return kana > (kana + han) * 0.1 ? 'ja' : 'zh';
  const counts = COMMON.map(({ language, words }) => ({ language, count: text.match(words)?.length ?? 0 }));
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most));
  return best.count >= 2 ? best.language : null;
}

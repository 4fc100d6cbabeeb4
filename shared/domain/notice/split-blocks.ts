/** What a part of a notice is about (domain.md 4.2). `intro` stands before the first heading. */
export type NoticeBlockKind = 'intro' | 'why' | 'how' | 'send' | 'error' | 'if-not' | 'help' | 'list' | 'funds';

/** A part of a notice, by its place in the text (UTF-16 units). */
export type NoticeBlock = { readonly kind: NoticeBlockKind; readonly start: number; readonly end: number };

/** Headings in the languages of the larger marketplaces; matched at the beginning of a line that is short. */
const HEADINGS: readonly { readonly kind: NoticeBlockKind; readonly words: RegExp }[] = [
  {
    kind: 'why',
    words:
      /^(?:why (?:did|is|was|has|have|are|am)\b|what (?:happened|is the issue|is wrong)|reasons? for|the reason|warum\b|grund\b|pourquoi\b|por ?qué\b|motivos?\b|perch[eé]\b|なぜ|理由|原因|为什么|為什麼|为何)/iu,
  },
  {
    kind: 'error',
    words:
      /^(?:(?:has|have|was|were) (?:your|my|the) .{2,60}\b(?:in error|by mistake|incorrectly)|what if (?:i|you) (?:think|believe|disagree)|if you (?:believe|think) .{0,40}(?:error|mistake)|(?:wurde|wurden) .{2,60}(?:irrtümlich|fälschlich|versehentlich)|.{0,60}par erreur|.{0,60}por error|.{0,60}per errore|誤って|误)/iu,
  },
  {
    kind: 'send',
    words:
      /^(?:how (?:do|can|should) (?:i|you) (?:send|submit|provide|share|upload|appeal|dispute)|where (?:do|can|should) (?:i|you)|wie (?:reiche|sende|übermittle|lege)|comment (?:envoyer|soumettre|transmettre|fournir)|cómo (?:env[ií]o|enviar|presento)|come (?:invio|inviare|posso inviare)|提出方法|送信方法|如何提交|如何发送)/iu,
  },
  {
    kind: 'how',
    words:
      /^(?:how (?:do|can|should|to) (?:i |you |we )?(?:re-?activat|reinstat|resolve|fix|restore|keep|prevent|avoid|get|address|respond|continue)|what (?:actions?|steps?|information|documents?|do)\b.{0,40}(?:need|take|must|should|required|do|provide|submit)|what you (?:can|need to|must|should)|what should (?:i|you)|next steps?|actions? required|required actions?|to (?:reactivate|reinstate|restore|appeal)\b|wie kann ich|was (?:muss|kann|soll)|comment (?:puis-je|réactiver|rétablir)|que dois-je|quelles? (?:mesures|actions)|cómo (?:puedo|reactivo|reactivar)|qué (?:debo|medidas|tengo)|come (?:posso|riattivare)|cosa (?:devo|posso)|(?:再開|再有効化|再アクティブ化)|アカウント.{0,12}(?:再開|有効)|必要な(?:対応|手続)|如何(?:恢复|重新|激活)|我(?:该|应该|需要))/iu,
  },
  {
    kind: 'if-not',
    words:
      /^(?:what happens (?:if|when|next)|if (?:i|you) (?:do not|don't|fail)|was passiert|was geschieht|que se passe-t-il|qu'arrive|qué (?:pasa|sucede|ocurre)|cosa (?:succede|accade)|(?:対応|提出)しない場合|如果(?:我|您)不|会发生什么)/iu,
  },
  {
    kind: 'help',
    words:
      /^(?:we(?:'| a)re here to help|need help|have questions|do you have questions|more information|contact us|wir helfen|wir sind für sie da|nous sommes là|besoin d'aide|estamos aquí|siamo qui|サポート|お問い合わせ|我们随时|需要帮助)/iu,
  },
  {
    kind: 'funds',
    words:
      /^(?:what (?:happens|about|will happen) (?:to|with) (?:my|your) (?:funds|money|balance|payments?)|(?:your )?funds\b.{0,30}:?$|disbursements?\b)/iu,
  },
  {
    kind: 'list',
    words:
      /^(?:asins?|title|brand|infringement type|complaint (?:id|type)|sku|products? affected|affected (?:asins?|products?|listings?))\s*(?:\(s\))?:/iu,
  },
];

const MAX_HEADING = 140;

/** Parts a notice at its headings; the first part is the intro, and parts are in reading order without gaps. */
export function splitNoticeBlocks(text: string): readonly NoticeBlock[] {
  const blocks: NoticeBlock[] = [];
  let kind: NoticeBlockKind = 'intro';
  let start = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const heading = findHeading(line);
    if (heading !== undefined && heading !== kind) {
      if (at > start) blocks.push({ kind, start, end: at });
      kind = heading;
      start = at;
    }
    at += line.length + 1;
  }
  blocks.push({ kind, start, end: text.length });
  return blocks;
}

/** What a line opens as a heading; undefined when it is none. */
export function findHeading(line: string): NoticeBlockKind | undefined {
  const words = line.replace(/^[\s#>*_=•·¿-]+|[\s*_=]+$/g, '');
  if (words === '' || words.length > MAX_HEADING) return undefined;
  return HEADINGS.find((heading) => heading.words.test(words))?.kind;
}

/** The part that holds a place. */
export function findBlockAt(blocks: readonly NoticeBlock[], place: number): NoticeBlockKind {
  return blocks.findLast((block) => block.start <= place)?.kind ?? 'intro';
}

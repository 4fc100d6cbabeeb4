import type { Provenance } from '../provenance.ts';

/**
 * Where the rules of the checks come from (domain.md 2.2, 2.3 and 6.4), by the ids of the catalogue's sources. Rules that
 * only keep a packet whole have none.
 */
export const RULE_SOURCES: Readonly<Record<string, Omit<Provenance, 'asOf'>>> = {
  'metric-unexplained': { confidence: 'H', sources: ['A57', 'A53'] },
  'units-short': { confidence: 'H', sources: ['A1', 'A2', 'A4'] },
  'holder-differs': { confidence: 'H', sources: ['A6', 'T47', 'T86'] },
  'address-differs': { confidence: 'H', sources: ['A6', 'T47', 'T86'] },
  'address-missing': { confidence: 'H', sources: ['A6'] },
  freshness: { confidence: 'H', sources: ['A1', 'A2', 'A6', 'A7'] },
  'date-missing': { confidence: 'H', sources: ['A1', 'A2'] },
  'date-in-future': { confidence: 'U', sources: ['own'] },
  'date-before-notice': { confidence: 'U', sources: ['own'] },
  'date-after-submission': { confidence: 'M', sources: ['A25'] },
  'date-unclear': { confidence: 'U', sources: ['own'] },
  'process-before-notice': { confidence: 'M', sources: ['T16', 'T92'] },
  expired: { confidence: 'H', sources: ['A8', 'A9'] },
  'same-file-twice': { confidence: 'M', sources: ['T46', 'T48'] },
  'exhibit-uncited': { confidence: 'L', sources: ['T46'] },
  'request-unanswered': { confidence: 'U', sources: ['own'] },
  'id-unanswered': { confidence: 'U', sources: ['own'] },
  'document-missing': { confidence: 'U', sources: ['own'] },
  'not-an-invoice': { confidence: 'H', sources: ['A2', 'A46d'] },
  'receipt-as-invoice': { confidence: 'M', sources: ['T67', 'T88'] },
  'cause-without-step': { confidence: 'H', sources: ['A53', 'A26'] },
  'nothing-new': { confidence: 'M', sources: ['T16', 'T48'] },
  'file-sent-before': { confidence: 'M', sources: ['T46', 'T48'] },
  'contradicts-earlier': { confidence: 'M', sources: ['T16', 'T17'] },
  'plan-part-empty': { confidence: 'H', sources: ['A25', 'A53'] },
  'head-incomplete': { confidence: 'M', sources: ['G001'] },
  'contact-too-soon': { confidence: 'H', sources: ['A44', 'T2', 'T3'] },
  'path-reason': { confidence: 'U', sources: ['own'] },
  'path-mixed': { confidence: 'M', sources: ['T16', 'T17'] },
  'path-needs': { confidence: 'U', sources: ['own'] },
  'marked-copy-not-allowed': { confidence: 'M', sources: ['T46', 'T55'] },
  'screenshot-like': { confidence: 'H', sources: ['A6', 'A8', 'A9'] },
  'cut-off': { confidence: 'H', sources: ['A6', 'A8'] },
  'editor-metadata': { confidence: 'L', sources: ['T9', 'T10'] },
  'office-metadata': { confidence: 'L', sources: ['T9', 'T10'] },
  password: { confidence: 'H', sources: ['A6'] },
};

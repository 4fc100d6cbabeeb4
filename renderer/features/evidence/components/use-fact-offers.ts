import { useMemo } from 'react';
import type { Case } from '../../../../shared/domain/case.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FactOffers } from '../../../../shared/domain/facts/fact-offer.ts';
import { offerFacts } from '../../../../shared/domain/facts/offer-facts.ts';
import { listOpenOffers } from '../../../../shared/domain/facts/open-offers.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';

const NO_TEXTS: readonly PageText[] = [];

/** What the document's text offers for its facts, without what they already hold. Comes when the text was read. */
export function useFactOffers(evidence: Evidence, { accountId, asins }: Case): FactOffers {
  const { caseId, id, type } = evidence;
  const texts = useAnswerWhen(true, 'evidence.readText', { caseId, evidenceId: id }) ?? NO_TEXTS;
  const account = useAnswerWhen(true, 'accounts.list', {})?.find((one) => one.id === accountId);
  const offers = useMemo(() => offerFacts(texts, { type, account, asins }), [texts, type, account, asins]);
  return useMemo(() => listOpenOffers(offers, evidence), [offers, evidence]);
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import type { FactOffer } from '../../../../shared/domain/facts/fact-offer.ts';
import { Button } from '../../../components/button/button.tsx';
import { pointAtOffer } from '../pointed-offer.ts';
import { OfferDoubtText, OfferReasonText } from './offer-words.tsx';
import styles from './offer-list.module.css';

export type OfferListProps<Value> = {
  readonly evidenceId: string;
  /** Name of the field, for people who can't see where the offers stand. */
  readonly field: string;
  readonly offers: readonly FactOffer<Value>[];
  readonly show: (value: Value) => string;
  readonly onUse: (value: Value) => void;
};

/** Values found in the document's text, below the field that they are for. Each has its button; none is filled in by itself. */
export function OfferList<Value>({ evidenceId, field, offers, show, onUse }: OfferListProps<Value>) {
  const { t } = useLingui();
  // A chip that is used goes away without a word that the pointer left it.
  useEffect(() => () => pointAtOffer(null), [offers]);
  if (offers.length === 0) return null;
  return (
    <ul className={styles.offers} aria-label={t`Read from the document: ${field}`}>
      {offers.map((offer, index) => {
        const words = show(offer.value);
        const point = (isOn: boolean): void =>
          pointAtOffer(isOn ? { evidenceId, pageNumber: offer.pageNumber, areas: offer.areas } : null);
        return (
          <li
            key={index}
            className={styles.offer}
            data-offer=""
            data-source={offer.source}
            onPointerEnter={() => point(true)}
            onPointerLeave={() => point(false)}
          >
            <span className={styles.words}>
              <span className={styles.value}>{words}</span>
              <span className={styles.reason}>
                <Trans>Read on page {offer.pageNumber}</Trans> · <OfferReasonText reason={offer.reason} />
              </span>
              {offer.doubt && (
                <span className={styles.doubt}>
                  <OfferDoubtText doubt={offer.doubt} value={words} />
                </span>
              )}
              {offer.source === 'recognised' && (
                <span className={styles.doubt}>
                  <Trans>Recognized from a picture. Please compare it with the page.</Trans>
                </span>
              )}
            </span>
            <Button
              size="sm"
              aria-label={t`Use ${words} for ${field}`}
              onFocus={() => point(true)}
              onBlur={() => point(false)}
              onPress={() => onUse(offer.value)}
            >
              <Trans>Use</Trans>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { tryChange } from '../../../lib/change.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useStoreNames } from '../use-store-names.ts';
import styles from './stores-screen.module.css';
import { TouchStoreDialog } from './touch-store-dialog.tsx';

/** Which stores belong together, and which cases touch more than one. */
export function StoreTies() {
  const { t } = useLingui();
  const [isTouching, setIsTouching] = useState(false);
  const { links, touched } = useAnswer('stores.ties', {});
  const cases = useAnswer('cases.list', {});
  const accounts = useAnswer('accounts.list', {});
  const nameOf = useStoreNames();
  return (
    <>
      <Section title={t`Stores that belong together`}>
        <Card padding="none">
          {links.length === 0 ? (
            <p className={styles.empty}>
              <Trans>
                No stores are linked. Link those with the same owner, address, bank account or users: what happens to
                one may happen to the other.
              </Trans>
            </p>
          ) : (
            <ul>
              {links.map((pair) => {
                const names = `${nameOf(pair.accountId)} – ${nameOf(pair.relatedId)}`;
                return (
                  <li key={`${pair.accountId} ${pair.relatedId}`} className={styles.row}>
                    <span>{names}</span>
                    <IconButton
                      icon={X}
                      size="sm"
                      label={t`Remove the link: ${names}`}
                      onPress={() => void tryChange('stores.unlink', pair)}
                    />
                  </li>
                );
              })}
            </ul>
          )}
        </Card>
      </Section>
      <Section
        title={t`Appeals that touch several stores`}
        aside={
          <Button
            size="sm"
            variant="quiet"
            icon={Plus}
            isDisabled={cases.length === 0 || accounts.length < 2}
            onPress={() => setIsTouching(true)}
          >
            <Trans>Add a store to an appeal</Trans>
          </Button>
        }
      >
        <Card padding="none">
          {touched.length === 0 ? (
            <p className={styles.empty}>
              <Trans>Each appeal is about one store only.</Trans>
            </p>
          ) : (
            <ul>
              {touched.map(({ caseId, accountId }) => {
                const title = cases.find(({ id }) => id === caseId)?.title ?? '';
                return (
                  <li key={`${caseId} ${accountId}`} className={styles.row}>
                    <span>
                      <TextLink to={caseRoute(caseId, 'overview')}>{title}</TextLink> – {nameOf(accountId)}
                    </span>
                    <IconButton
                      icon={X}
                      size="sm"
                      label={t`Take ${nameOf(accountId)} out of ${title}`}
                      onPress={() => void tryChange('stores.untouch', { caseId, accountId })}
                    />
                  </li>
                );
              })}
            </ul>
          )}
        </Card>
      </Section>
      {isTouching && <TouchStoreDialog onClose={() => setIsTouching(false)} />}
    </>
  );
}

import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Case } from '../../../../shared/domain/case.ts';
import type { DocumentType, FactField } from '../../../../shared/domain/catalogue.ts';
import type { Evidence, EvidenceFacts } from '../../../../shared/domain/evidence.ts';
import type { FactOffers } from '../../../../shared/domain/facts/fact-offer.ts';
import { collectSureFacts } from '../../../../shared/domain/facts/open-offers.ts';
import { AutosaveDateField } from '../../../components/autosave/autosave-date-field.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { Button } from '../../../components/button/button.tsx';
import { showFailure } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { OfferList } from './offer-list.tsx';
import styles from './offer-list.module.css';
import { QuantitiesField } from './quantities-field.tsx';

export type TypeFieldsProps = {
  readonly evidence: Evidence;
  /** Undefined while the kind isn't known: then the usual ones are asked for. */
  readonly type: DocumentType | undefined;
  readonly it: Case;
  readonly offers: FactOffers;
  readonly save: (patch: Partial<EvidenceFacts>) => Promise<unknown>;
};

const USUAL_FIELDS: readonly FactField[] = ['issuer', 'holder', 'documentDate', 'documentNumber'];

/** The facts that a kind of document is asked for, in its own words, each with what the document's text offers for it. */
export function TypeFields({ evidence, type, it, offers, save }: TypeFieldsProps) {
  const age = useAgeHint(type);
  const labels = useFieldLabels(type);
  const asked = type === undefined || type.id === 'other_document' ? USUAL_FIELDS : type.fields;
  const use: Use = (patch) => void save(patch).catch(showFailure);
  return (
    <>
      <UseAll patch={collectSureFacts(offers, evidence, asked)} onUse={use} />
      {asked.map((name) => {
        const fact = { evidence, label: labels[name], offers, save, use };
        if (name === 'quantities') return <UnitsFact key={name} {...fact} asins={it.asins} />;
        if (name === 'documentDate') return <DateFact key={name} {...fact} name={name} description={age} />;
        if (name === 'expiresOn') return <DateFact key={name} {...fact} name={name} description={null} />;
        return <TextFact key={name} {...fact} name={name} />;
      })}
    </>
  );
}

type Use = (patch: Partial<EvidenceFacts>) => void;
type FactProps = Pick<TypeFieldsProps, 'evidence' | 'offers' | 'save'> & { readonly label: string; readonly use: Use };
type TextFactProps = FactProps & { readonly name: 'issuer' | 'holder' | 'documentNumber' };

function TextFact({ evidence, name, label, offers, save, use }: TextFactProps) {
  return (
    <div data-fact={name}>
      <AutosaveTextField label={label} value={evidence[name]} save={(text) => save({ [name]: text })} />
      <OfferList
        evidenceId={evidence.id}
        field={label}
        offers={offers[name]}
        show={(text) => text}
        onUse={(text) => use({ [name]: text })}
      />
    </div>
  );
}

type DateFactProps = FactProps & {
  readonly name: 'documentDate' | 'expiresOn';
  readonly description: string | null;
};

function DateFact({ evidence, name, label, description, offers, save, use }: DateFactProps) {
  const { i18n } = useLingui();
  return (
    <div data-fact={name}>
      <AutosaveDateField
        label={label}
        value={evidence[name]}
        save={(date) => save({ [name]: date })}
        {...(description === null ? {} : { description })}
      />
      <OfferList
        evidenceId={evidence.id}
        field={label}
        offers={offers[name]}
        show={(date) => formatDay(date, i18n.locale)}
        onUse={(date) => use({ [name]: date })}
      />
    </div>
  );
}

function UnitsFact({
  evidence,
  label,
  asins,
  offers,
  use,
}: Omit<FactProps, 'save'> & { readonly asins: readonly string[] }) {
  return (
    <div data-fact="quantities">
      <QuantitiesField label={label} evidence={evidence} asins={asins} />
      <OfferList
        evidenceId={evidence.id}
        field={label}
        offers={offers.quantities}
        show={({ asin, units }) => `${asin}: ${units}`}
        onUse={({ asin, units }) => use({ quantities: { ...evidence.quantities, [asin]: units } })}
      />
    </div>
  );
}

type UseAllProps = { readonly patch: Partial<EvidenceFacts>; readonly onUse: Use };

/** Takes over, in one step to undo, whatever is offered once and without a doubt for an empty field. */
function UseAll({ patch, onUse }: UseAllProps) {
  const count = Object.keys(patch).length;
  if (count < 2) return null;
  return (
    <div className={styles.all} data-use-all="">
      <span>
        <Plural
          value={count}
          one="The text has a value for # empty field."
          other="The text has values for # empty fields."
        />
      </span>
      <Button size="sm" onPress={() => onUse(patch)}>
        <Trans>Use all</Trans>
      </Button>
    </div>
  );
}

/** What the fields are called on a kind of document: the catalogue's words, else general ones. */
function useFieldLabels(type: DocumentType | undefined): Readonly<Record<FactField, string>> {
  const { t } = useLingui();
  return {
    issuer: t`Issued by`,
    holder: t`In the name of`,
    documentDate: t`Date on the document`,
    expiresOn: t`Valid until`,
    documentNumber: t`Number`,
    quantities: t`Units that it shows`,
    ...type?.fieldLabels,
  };
}

/** How old a document of a type may usually be. */
function useAgeHint(type: DocumentType | undefined): string | null {
  const { t } = useLingui();
  const freshness = type?.freshness ?? null;
  if (freshness === null) return null;
  return freshness.anchor === 'notice'
    ? t`Usually at most ${freshness.days} days before the notice.`
    : t`Usually at most ${freshness.days} days before you send it.`;
}

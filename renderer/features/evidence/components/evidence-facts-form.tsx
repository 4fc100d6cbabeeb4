import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import type { Case } from '../../../../shared/domain/case.ts';
import { findEntry, type DocumentType } from '../../../../shared/domain/catalogue.ts';
import { evidenceFactsSchema, type Evidence, type EvidenceFacts } from '../../../../shared/domain/evidence.ts';
import { AutosaveCheckbox } from '../../../components/autosave/autosave-checkbox.tsx';
import { AutosaveChoice } from '../../../components/autosave/autosave-choice.tsx';
import { AutosaveDateField } from '../../../components/autosave/autosave-date-field.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { change } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import type { EvidenceRow } from '../packet-order.ts';
import { formatPageList, parsePageList } from '../page-list.ts';
import { EvidenceFindings } from './evidence-findings.tsx';
import styles from './evidence-facts-form.module.css';
import { FileNote } from './file-note.tsx';
import { QuantitiesField } from './quantities-field.tsx';

type Save = (patch: Partial<EvidenceFacts>) => Promise<unknown>;

/** What the user says about one document; asks just what its type is asked for. */
export function EvidenceFactsForm({ row, it }: { readonly row: EvidenceRow; readonly it: Case }) {
  const { t } = useLingui();
  const { documentTypes } = useAnswer('catalogue.get', {});
  const { evidence } = row;
  const type = findEntry(documentTypes, evidence.type);
  const save: Save = (patch) => change('evidence.update', { caseId: evidence.caseId, evidenceId: evidence.id, patch });
  return (
    <div className={styles.form}>
      <h2 className={styles.heading}>{row.label === null ? t`Left out of the packet` : t`Exhibit ${row.label}`}</h2>
      <EvidenceFindings evidence={evidence} />
      <div data-fact="title">
        <AutosaveTextField
          label={t`Title`}
          value={evidence.title}
          save={(title) => save({ title })}
          validate={(title) =>
            evidenceFactsSchema.shape.title.safeParse(title.trim()).success ? null : t`Give it a title.`
          }
        />
      </div>
      <AutosaveChoice
        label={t`Kind of document`}
        placeholder={t`Choose…`}
        isSearchable
        value={evidence.type === 'other_document' ? null : evidence.type}
        options={documentTypes.map(({ id, label, group }) => ({ id, label, group }))}
        save={(id) => save({ type: id })}
      />
      <TypeFields evidence={evidence} type={type} it={it} save={save} />
      <AutosaveTextField
        label={t`What it proves`}
        description={t`Printed in the index and on the sheet before it.`}
        rows={3}
        lang="en"
        value={evidence.note}
        save={(note) => save({ note })}
      />
      {evidence.file.pageCount > 1 && <PagesField evidence={evidence} save={save} />}
      <AutosaveCheckbox
        value={evidence.include}
        save={(include) => save({ include })}
        note={t`Otherwise it stays in this appeal and is not sent.`}
      >
        {t`In the packet`}
      </AutosaveCheckbox>
      <FileNote evidence={evidence} type={type} />
    </div>
  );
}

type TypeFieldsProps = {
  readonly evidence: Evidence;
  /** Undefined while the kind isn't known: then the usual ones are asked for. */
  readonly type: DocumentType | undefined;
  readonly it: Case;
  readonly save: Save;
};

const USUAL_FIELDS: DocumentType['fields'] = ['issuer', 'holder', 'documentDate', 'documentNumber'];

function TypeFields({ evidence, type, it, save }: TypeFieldsProps) {
  const { t } = useLingui();
  const age = useAgeHint(type);
  const fields: Readonly<Record<DocumentType['fields'][number], ReactNode>> = {
    issuer: <AutosaveTextField label={t`Issued by`} value={evidence.issuer} save={(issuer) => save({ issuer })} />,
    holder: <AutosaveTextField label={t`In the name of`} value={evidence.holder} save={(holder) => save({ holder })} />,
    documentDate: (
      <AutosaveDateField
        label={t`Date on the document`}
        value={evidence.documentDate}
        save={(documentDate) => save({ documentDate })}
        {...(age === null ? {} : { description: age })}
      />
    ),
    expiresOn: (
      <AutosaveDateField label={t`Valid until`} value={evidence.expiresOn} save={(expiresOn) => save({ expiresOn })} />
    ),
    documentNumber: (
      <AutosaveTextField
        label={t`Number`}
        value={evidence.documentNumber}
        save={(documentNumber) => save({ documentNumber })}
      />
    ),
    quantities: <QuantitiesField evidence={evidence} asins={it.asins} save={(quantities) => save({ quantities })} />,
  };
  const asked = type === undefined || type.id === 'other_document' ? USUAL_FIELDS : type.fields;
  return asked.map((name) => <Fragment key={name}>{fields[name]}</Fragment>);
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

function PagesField({ evidence, save }: { readonly evidence: Evidence; readonly save: Save }) {
  const { t } = useLingui();
  const { pageCount } = evidence.file;
  return (
    <AutosaveTextField
      label={t`Pages to use`}
      description={t`Empty means all ${pageCount}. Otherwise, for example, 1-2, 4.`}
      value={formatPageList(evidence.pages)}
      save={(text) => save({ pages: parsePageList(text, pageCount) ?? null })}
      validate={(text) =>
        parsePageList(text, pageCount) === undefined ? t`Write page numbers from 1 to ${pageCount}, like 1-2, 4.` : null
      }
    />
  );
}

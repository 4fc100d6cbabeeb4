import { useLingui } from '@lingui/react/macro';
import type { Case } from '../../../../shared/domain/case.ts';
import { findEntry, labelOf } from '../../../../shared/domain/catalogue.ts';
import { evidenceFactsSchema, type Evidence, type EvidenceFacts } from '../../../../shared/domain/evidence.ts';
import { setEnclosed } from '../../../../shared/domain/packet-options.ts';
import { AutosaveCheckbox } from '../../../components/autosave/autosave-checkbox.tsx';
import { AutosaveChoice } from '../../../components/autosave/autosave-choice.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { ChangedByYou } from '../../../components/badge/changed-by-you.tsx';
import { change, showFailure } from '../../../lib/change.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import type { EvidenceRow } from '../packet-order.ts';
import { formatPageList, parsePageList } from '../page-list.ts';
import { EvidenceFindings } from './evidence-findings.tsx';
import styles from './evidence-facts-form.module.css';
import { FileNote } from './file-note.tsx';
import { OfferList } from './offer-list.tsx';
import { TypeFields } from './type-fields.tsx';
import { useFactOffers } from './use-fact-offers.ts';

type Save = (patch: Partial<EvidenceFacts>) => Promise<unknown>;

/** What the user says about one document; asks just what its type is asked for. */
export function EvidenceFactsForm({ row, it }: { readonly row: EvidenceRow; readonly it: Case }) {
  const { t } = useLingui();
  const catalogue = useCatalogue();
  const { documentTypes } = catalogue;
  const { evidence } = row;
  const type = findEntry(documentTypes, evidence.type);
  const save: Save = (patch) => change('evidence.update', { caseId: evidence.caseId, evidenceId: evidence.id, patch });
  const offers = useFactOffers(evidence, it);
  const kind = t`Kind of document`;
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
      <div>
        <AutosaveChoice
          label={kind}
          placeholder={t`Choose…`}
          isSearchable
          value={evidence.type === 'other_document' ? null : evidence.type}
          options={documentTypes.map(({ id, label, group }) => ({ id, label, group }))}
          save={(id) => save({ type: id })}
        />
        <ChangedByYou catalogue={catalogue} entries={[['documentTypes', evidence.type]]} />
        <OfferList
          evidenceId={evidence.id}
          field={kind}
          offers={offers.type}
          show={(id) => labelOf(documentTypes, id)}
          onUse={(id) => void save({ type: id }).catch(showFailure)}
        />
      </div>
      <TypeFields evidence={evidence} type={type} it={it} offers={offers} save={save} />
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
      {evidence.include && <SeparateFileField evidence={evidence} it={it} />}
      <FileNote evidence={evidence} type={type} />
    </div>
  );
}

function SeparateFileField({ evidence: { id, caseId }, it }: { readonly evidence: Evidence; readonly it: Case }) {
  const { t } = useLingui();
  const { packetOptions } = it;
  const save = (isWanted: boolean) =>
    change('cases.updatePacketOptions', { caseId, patch: { enclosed: setEnclosed(packetOptions, id, isWanted) } });
  return (
    <AutosaveCheckbox
      value={packetOptions.enclosed.includes(id)}
      save={save}
      note={t`Its pages stay out of the packet. One sheet there names the file, which you upload beside it. All its pages are sent.`}
    >
      {t`Send it as a separate file`}
    </AutosaveCheckbox>
  );
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

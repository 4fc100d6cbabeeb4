import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { NoticePartReading } from '../../../../shared/contracts/notices.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { markMatches } from '../notice-words.ts';
import type { NoticeReading } from '../use-notice-reading.ts';
import styles from './new-case-screen.module.css';
import { joinWords } from '../../../lib/join-words.ts';

type Outcome = NonNullable<NoticePartReading['outcome']>;

/** What an answer to an appeal says, and what to do next (domain.md 4.5). */
const OUTCOME_WORDS: Readonly<Record<Outcome, { readonly says: MessageDescriptor; readonly next: MessageDescriptor }>> =
  {
    more_info: {
      says: msg`Amazon asks for more`,
      next: msg`Change your appeal and add what is missing. Send new evidence, not the same papers again.`,
    },
    not_implemented: {
      says: msg`Amazon doesn’t see that your actions were done`,
      next: msg`Do what your plan says, write it in the past tense, and add proof of each action.`,
    },
    proof_only: {
      says: msg`Amazon wants proof, not a plan`,
      next: msg`Dispute it: send proof that you met the policy.`,
    },
    wrong_channel: {
      says: msg`It was sent to the wrong place`,
      next: msg`Send the same appeal again through Account Health.`,
    },
    under_review: { says: msg`Amazon is still looking at it`, next: msg`Wait for the answer. Don’t send it again.` },
    denied: {
      says: msg`The appeal was refused`,
      next: msg`Look for what is new: better proof, or a point that was not answered. Then appeal once more.`,
    },
    final: {
      says: msg`Amazon says that this is its last answer`,
      next: msg`Mediation, arbitration, or an appeal for your money may still be open to you.`,
    },
    partial: {
      says: msg`Only a part is back`,
      next: msg`Make a separate appeal for the products that are still removed.`,
    },
    reinstated: {
      says: msg`It is reinstated`,
      next: msg`You need no appeal. Watch the account for the next two months.`,
    },
  };

export type NoticeReadingPanelProps = {
  readonly reading: NoticeReading | undefined;
  /** The user chose one of several messages. */
  readonly onUseOnly: (message: string) => void;
};

/** What rules make of the pasted text. Nothing of it is taken into the appeal here. */
export function NoticeReadingPanel({ reading, onUseOnly }: NoticeReadingPanelProps) {
  const [only, ...others] = reading?.parts ?? [];
  if (!reading || !only) return null;
  if (others.length > 0) return <PartChoice text={reading.text} parts={reading.parts} onUseOnly={onUseOnly} />;
  return <PartReading text={reading.text} part={only} />;
}

/** Several messages in one paste: the user says which one the appeal is about. */
function PartChoice({ text, parts, onUseOnly }: NoticeReading & Pick<NoticeReadingPanelProps, 'onUseOnly'>) {
  const { t } = useLingui();
  const count = parts.length;
  return (
    <Callout tone="info" title={t`There are ${count} messages in this text. Which one is this appeal about?`}>
      <ul className={styles.parts}>
        {parts.map((part) => {
          const message = text.slice(part.start, part.end).trim();
          const name = part.subject ?? message.slice(0, 70);
          return (
            <li key={part.start} className={styles.part}>
              <span>
                <strong>{name}</strong>
                <br />
                <PartSummary part={part} />
              </span>
              <Button size="sm" aria-label={t`Use only ${name}`} onPress={() => onUseOnly(message)}>
                <Trans>Use only this one</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}

function PartSummary({ part }: { readonly part: NoticePartReading }) {
  const { i18n } = useLingui();
  const { reasons } = useCatalogue();
  if (part.kind === 'other') return <Trans>Looks like an ordinary mail</Trans>;
  if (part.kind === 'reply') return part.outcome === null ? null : i18n._(OUTCOME_WORDS[part.outcome].says);
  if (part.reasons.length === 0) return <Trans>Reason: not sure</Trans>;
  return joinWords(part.reasons.slice(0, 3).map(({ reason }) => labelOf(reasons, reason)));
}

function PartReading({ text, part }: { readonly text: string; readonly part: NoticePartReading }) {
  const { t, i18n } = useLingui();
  const catalogue = useCatalogue();
  if (part.kind === 'other') {
    return (
      <Callout tone="warning" title={t`This looks like an ordinary mail`}>
        <Trans>
          It doesn’t seem to act on your account or on a listing. If it does, go on: you know the notice, the rules only
          guess.
        </Trans>
      </Callout>
    );
  }
  if (part.kind === 'reply' && part.outcome !== null) {
    const outcome = i18n._(OUTCOME_WORDS[part.outcome].says);
    return (
      <Callout tone="info" title={t`This looks like an answer to an appeal: ${outcome}`}>
        {i18n._(OUTCOME_WORDS[part.outcome].next)}
      </Callout>
    );
  }
  const labels = part.reasons.slice(0, 3).map(({ reason }) => labelOf(catalogue.reasons, reason));
  return (
    <Callout
      tone="info"
      title={labels.length === 0 ? t`Not sure what the reason is` : t`It seems to be about: ${joinWords(labels, ';')}`}
    >
      <Trans>You confirm each point yourself. Where the notice says something else, the notice wins.</Trans>
      {labels.length > 0 && <MarkedNotice text={text} part={part} />}
    </Callout>
  );
}

/** The notice with the words that spoke for its reasons. */
function MarkedNotice({ text, part }: { readonly text: string; readonly part: NoticePartReading }) {
  const pieces = markMatches(
    text,
    part.reasons.slice(0, 3).flatMap(({ matches }) => matches),
  );
  return (
    <Disclosure label={<Trans>Show the words that say so</Trans>}>
      <p lang="en" className={styles.markedText}>
        {pieces.map((piece) =>
          piece.isMatch ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
        )}
      </p>
    </Disclosure>
  );
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseScreen } from '../../../lib/route.ts';
import type { NextStep } from '../next-step.ts';

/** Steps whose words don't depend on the case. */
export type PlainStep = {
  readonly title: MessageDescriptor;
  readonly text: MessageDescriptor;
  /** Rough time that it takes. */
  readonly minutes?: number;
  readonly isCalm?: boolean;
  /** Where it is done: a screen with what to look at, or a new log entry. */
  readonly action?: { readonly label: MessageDescriptor; readonly to: readonly [CaseScreen, string?] | 'log-contact' };
};

type Telling = 'add-document' | 'describe-document' | 'write-part' | 'mend' | 'wait' | 'follow-up';
export type PlainKind = Exclude<NextStep['kind'], Telling>;

export const PLAIN_STEPS: Readonly<Record<PlainKind, PlainStep>> = {
  'paste-notice': {
    title: msg`Paste the notice`,
    text: msg`What Amazon wrote decides everything else: the papers, the plan, and what the letter answers.`,
    minutes: 2,
    action: { label: msg`Paste it`, to: ['overview', 'noticeText'] },
  },
  'choose-reason': {
    title: msg`Choose what the notice complains about`,
    text: msg`The reason decides which papers are usually asked for. Several can apply.`,
    minutes: 2,
    action: { label: msg`Choose`, to: ['overview', 'reasons'] },
  },
  'note-date': {
    title: msg`Note when the notice came`,
    text: msg`The age of invoices is counted back from that day.`,
    minutes: 1,
    action: { label: msg`Enter the date`, to: ['overview', 'noticeReceivedOn'] },
  },
  'note-ids': {
    title: msg`Note the numbers of the case`,
    text: msg`Case IDs and ASINs stand at the top of the letter, so that the reviewer finds your case at once.`,
    minutes: 2,
    action: { label: msg`Enter them`, to: ['overview', 'caseIds'] },
  },
  'add-evidence': {
    title: msg`Add your evidence`,
    text: msg`Drop the files that prove what you say anywhere in this window. They are copied and never changed.`,
    minutes: 10,
    action: { label: msg`Go to the evidence`, to: ['evidence'] },
  },
  export: {
    title: msg`Look at the packet and export it`,
    text: msg`Everything on the list is there. Read it once as the reviewer will; then export it and send it in Seller Central.`,
    minutes: 15,
    action: { label: msg`Open the packet`, to: ['packet'] },
  },
  'answer-request': {
    title: msg`Answer what Amazon has asked`,
    text: msg`See what they ask for, add what is missing, and send it as a new version. Don’t send the same packet again.`,
    minutes: 30,
    action: { label: msg`Open the rounds`, to: ['rounds'] },
  },
  'log-contact': {
    title: msg`Log what you sent`,
    text: msg`Date, channel and what it was. In three weeks you will be glad to have it.`,
    minutes: 2,
    action: { label: msg`Log it`, to: 'log-contact' },
  },
  'set-follow-up': {
    title: msg`Set a day to look again`,
    text: msg`Many short messages can hurt an appeal. Choose one day, and leave it alone until then.`,
    minutes: 1,
    action: { label: msg`Open the log`, to: ['log'] },
  },
  reinstated: {
    title: msg`Reinstated`,
    text: msg`Keep this appeal: the next notice may ask what you promised in this one.`,
    isCalm: true,
  },
  refused: {
    title: msg`Refused, for now`,
    text: msg`Read the answer again for what was missing. New proof and a new version count for more than the same words.`,
    isCalm: true,
    action: { label: msg`Open the log`, to: ['log'] },
  },
};

import { z } from 'zod';
import { accountDetailsSchema, accountSchema } from '../domain/account.ts';
import { caseDetailsSchema, caseSchema, caseStatusSchema, noticeTextSchema } from '../domain/case.ts';
import { findingSchema } from '../domain/finding.ts';
import { accountIdSchema, caseIdSchema } from '../domain/ids.ts';
import { packetOptionsSchema } from '../domain/packet-options.ts';
import { defineCall, defineEvent } from './define.ts';

/** A row of the case list. */
export const caseSummarySchema = caseSchema.extend({
  storeName: z.string(),
  marketplace: z.string(),
  evidenceCount: z.number().int(),
  interactionCount: z.number().int(),
  /** Earliest open follow-up or deadline, or null. */
  nextDate: z.string().nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

/** A case on the Removed list. */
export const removedCaseSchema = z.object({ id: caseIdSchema, title: z.string(), removedAt: z.string() });
export type RemovedCase = z.infer<typeof removedCaseSchema>;

/** A case with what always travels with it. */
export const caseDetailSchema = z.object({ case: caseSchema, account: accountSchema, noticeText: z.string() });
export type CaseDetail = z.infer<typeof caseDetailSchema>;

const newCaseSchema = z.strictObject({
  /** An existing account, or the details of a new one. */
  account: z.union([z.strictObject({ accountId: accountIdSchema }), accountDetailsSchema]),
  case: caseDetailsSchema,
  noticeText: noticeTextSchema,
});

export const casesContract = {
  'cases.list': defineCall(z.strictObject({}), z.array(caseSummarySchema)),
  'cases.get': defineCall(z.strictObject({ caseId: caseIdSchema }), caseDetailSchema),
  'cases.create': defineCall(newCaseSchema, caseSchema),
  /** Puts the sample case into the store, or gives the one that is already there. */
  'cases.openExample': defineCall(z.strictObject({}), caseSchema),
  'cases.update': defineCall(
    z.strictObject({
      caseId: caseIdSchema,
      /** Options of the packet have a call of their own, which changes one without the others. */
      patch: caseDetailsSchema.omit({ packetOptions: true }).extend({ status: caseStatusSchema }).partial(),
    }),
    caseSchema,
  ),
  'cases.updateNotice': defineCall(z.strictObject({ caseId: caseIdSchema, noticeText: noticeTextSchema }), z.null()),
  /** How its packet is made; changes the options that are given. */
  'cases.updatePacketOptions': defineCall(
    z.strictObject({ caseId: caseIdSchema, patch: packetOptionsSchema.partial() }),
    caseSchema,
  ),
  /** Takes a case off the list; `cases.restore` brings it back. Nothing is deleted from the disk. */
  'cases.remove': defineCall(z.strictObject({ caseId: caseIdSchema }), z.null()),
  /** Removed in the last 30 days, the latest first. */
  'cases.listRemoved': defineCall(z.strictObject({}), z.array(removedCaseSchema)),
  'cases.restore': defineCall(z.strictObject({ caseId: caseIdSchema }), z.null()),
  /** What the checks find, worst first. */
  'cases.check': defineCall(z.strictObject({ caseId: caseIdSchema }), z.array(findingSchema)),
  'cases.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};

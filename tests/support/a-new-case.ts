import type { CallInput } from '../../shared/contracts/index.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { DEFAULT_PACKET_OPTIONS } from '../../shared/domain/packet-options.ts';
import { PLAIN_CONTACT, type InteractionDetails } from '../../shared/domain/interaction.ts';

/** What a seller types for a new case; each part can be changed. */
export function aNewCase(changes: Partial<CaseDetails> = {}): CallInput<'cases.create'> {
  return {
    account: {
      storeName: 'Brightleaf Home',
      legalName: 'Brightleaf Trading LLC',
      merchantToken: 'A2EXAMPLE12345',
      marketplace: 'US',
      email: 'owner@example.com',
      address: '12 Mill Lane\nDover, DE 19901',
    },
    case: {
      title: 'Authenticity complaint, kitchen scales',
      reasons: ['inauthentic_supply'],
      path: 'admit',
      caseIds: ['12345678901'],
      complaintIds: [],
      asins: ['B0ABCDEFGH'],
      section3: true,
      noticeReceivedOn: '2026-09-14',
      deadlineOn: null,
      exhibitOrder: 'cited',
      channel: null,
      packetOptions: DEFAULT_PACKET_OPTIONS,
      sales: {},
      ...changes,
    },
    noticeText: 'Hello,\n\nPlease provide:\n-- Invoices from your supplier\n',
  };
}

/** A call to Account Health, with a follow-up. */
export function anInteraction(changes: Partial<InteractionDetails> = {}): InteractionDetails {
  return {
    ...PLAIN_CONTACT,
    at: '2026-09-15T10:20:00-04:00',
    channel: 'ahs_call',
    direction: 'out',
    person: 'agent',
    summary: 'Asked which documents are missing.',
    outcome: null,
    followUpOn: '2026-09-22',
    ...changes,
  };
}

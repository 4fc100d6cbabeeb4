import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { MailView } from './mail-view.tsx';
import { PlainTextView } from './plain-text-view.tsx';
import { TableView } from './table-view.tsx';

/** What is in an e-mail, a text or a table, as itself and not as the pages that the packet shows. */
export function PrintedView({ evidence }: { readonly evidence: Evidence }) {
  switch (evidence.file.mime) {
    case 'message/rfc822':
      return <MailView evidence={evidence} />;
    case 'text/csv':
      return <TableView evidence={evidence} />;
    default:
      return <PlainTextView evidence={evidence} />;
  }
}

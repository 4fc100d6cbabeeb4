import { File, FileImage, FileSpreadsheet, FileText, Mail, type LucideIcon } from 'lucide-react';
import type { EvidenceKind } from '../../../../shared/domain/evidence.ts';

const ICONS: Readonly<Record<EvidenceKind, LucideIcon>> = {
  pdf: FileText,
  image: FileImage,
  email: Mail,
  text: File,
  table: FileSpreadsheet,
};

export function KindIcon({ kind }: { readonly kind: EvidenceKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden />;
}

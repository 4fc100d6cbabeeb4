import type { FactOffer } from './fact-offer.ts';
import { areasOf, type Cell, type PageLayout } from './page-layout.ts';

type Heading = { readonly type: string; readonly pattern: string };

/** Headings of papers, folded; the special ones before those that they contain. */
const HEADINGS: readonly Heading[] = [
  {
    type: 'proforma_invoice',
    pattern:
      'pro[ -]?forma( invoice)?|proforma-?rechnung|facture pro ?forma|factura pro ?forma|fattura pro ?forma|形式发票',
  },
  { type: 'commercial_invoice', pattern: 'commercial invoice|handelsrechnung|商业发票' },
  {
    type: 'supplier_invoice',
    pattern:
      '(tax |sales )?invoice|rechnung|facture|factura|fattura|fatura|(御)?請求書|ご請求書|增值税(电子)?(普通|专用)发票|(电子)?发票(\\(.*\\))?|電子發票',
  },
  {
    type: 'order_confirmation',
    pattern:
      '(sales )?order (confirmation|acknowledg(e)?ment)|auftragsbestatigung|confirmation de commande|confirmacion de pedido|conferma d.ordine|注文確認書',
  },
  { type: 'packing_slip', pattern: 'packing (slip|list)|packzettel|bordereau d.expedition' },
  {
    type: 'supplier_delivery_proof',
    pattern:
      'delivery (note|receipt)|lieferschein|bon de livraison|albaran( de entrega)?|documento di trasporto|納品書|送货单',
  },
  { type: 'quote', pattern: 'quote|quotation|estimate|angebot|devis|presupuesto|preventivo|(御)?見積書|报价单' },
  { type: 'retail_receipt', pattern: '(store |sales )?receipt|kassenbon|ticket de caisse|领収書' },
  {
    type: 'letter_of_authorization',
    pattern:
      '(brand )?(letter of authori[sz]ation|authori[sz]ation letter)|autorisierungsschreiben|lettre d.autorisation|carta de autorizacion|lettera di autorizzazione|(品牌)?授权书|販売許諾書',
  },
  { type: 'license_agreement', pattern: '(trademark )?licen[sc]e agreement|lizenzvertrag|contrat de licence' },
  {
    type: 'utility_bill',
    pattern:
      '(your )?(electric(ity)?|gas|water|energy|utility|internet|broadband)( and gas)?( service)? (bill|statement|invoice)|stromrechnung|gasrechnung|wasserrechnung|facture d.electricite|factura de (la )?(luz|electricidad|gas|agua)|bolletta( luce| gas| energia)?|電気ご使用量のお知らせ|电费账单',
  },
  {
    type: 'bank_statement',
    pattern:
      '((business|checking|current|savings|bank|account) )+statement|statement of account|kontoauszug|releve (de compte|bancaire)|extracto (bancario|de cuenta)|estratto conto|银行对账单|对账单',
  },
  { type: 'credit_card_statement', pattern: '(credit )?card statement|kreditkartenabrechnung|releve de carte' },
  {
    type: 'gov_id',
    pattern:
      'passport|passeport|reisepass|pasaporte|passaporto|([a-z]+ ){0,2}driver.?s?.? licen[sc]e|driving licen[sc]e|fuhrerschein|permis de conduire|permiso de conducir|patente di guida|(national )?identity card|identification card|personalausweis|carte nationale d.identite|documento nacional de identidad|carta d.identita|居民身份证|運転免許証|中华人民共和国居民身份证',
  },
  {
    type: 'business_registration',
    pattern:
      '(certificate of (incorporation|formation|good standing|organization))|business (license|licence|registration)( certificate)?|handelsregister( auszug)?|gewerbeanmeldung|extrait k?bis|营业执照|履歴事項全部証明書|visura camerale',
  },
  {
    type: 'trademark_certificate',
    pattern:
      '(certificate of )?(trade ?mark registration|registration of trade ?mark)( certificate)?|markenurkunde|certificat d.enregistrement de marque|商标注册证',
  },
  { type: 'test_report', pattern: '(laboratory )?test report|prufbericht|rapport d.essai|检[测验]报告' },
  {
    type: 'compliance_certificate',
    pattern:
      "(certificate|declaration) of (conformity|compliance)|children's product certificate|general certificate of conformity|konformitatserklarung|declaration ue? de conformite",
  },
  { type: 'sds', pattern: '(material )?safety data sheet|sicherheitsdatenblatt|fiche de donnees de securite' },
  { type: 'bill_of_lading', pattern: '(ocean |straight )?bill of lading|提单' },
  { type: 'insurance_certificate', pattern: 'certificate of (liability )?insurance|versicherungsbestatigung' },
  { type: 'carrier_proof_of_delivery', pattern: 'proof of delivery|delivery confirmation|zustellnachweis' },
  {
    type: 'lease',
    pattern:
      '(commercial |residential )?lease( agreement)?|tenancy agreement|mietvertrag|bail commercial|contrato de arrendamiento|contratto di locazione',
  },
  { type: 'removal_order_proof', pattern: 'removal order( detail)?' },
  { type: 'sales_report', pattern: '(business|sales) report|units ordered by .*' },
  { type: 'order_list', pattern: '(all )?orders? (report|list)|list of orders' },
  { type: 'affidavit', pattern: 'affidavit( of .*)?' },
  { type: 'tax_registration', pattern: '(vat|gst) registration( certificate)?|certificate of registration for vat' },
  {
    type: 'proof_of_payment',
    pattern: '((wire|bank|payment) )*(transfer|payment) (confirmation|receipt|advice)|zahlungsbestatigung',
  },
  { type: 'sop_document', pattern: '(standard operating )?procedure( for .{3,60})?' },
];
const COMPILED = HEADINGS.map(({ type, pattern }) => ({ type, pattern: new RegExp(`^(?:${pattern})$`) }));
/** What may stand behind a heading in one line: its number. */
const TRAILING = /[\s:#–—-]*((?:no|nr|n[o°º]?|number|numero)\.?[\s:.]*)?[a-z]{0,6}[-/.]?\d[\w\-/.]*$/;
/** A meter makes a bill of a supplier of energy or water out of an "invoice" (domain.md 2.3, `utility_bill`: usage shown). */
const METER =
  /\bkwh\b|meter (reading|number|no)|service address|zahlerstand|zahlernummer|point de livraison|compteur|\bcups\b|contador|contatore|\bpod\b: ?it|使用量/;
const TOP_LINES = 25;

/** What the document calls itself in a heading of its first page. */
export function offerType(pages: readonly PageLayout[]): readonly FactOffer<string>[] {
  const [first] = pages;
  if (!first) return [];
  const cells = first.rows.slice(0, TOP_LINES).flat();
  const found = cells.flatMap((cell) => {
    const type = findHeading(cell);
    return type === undefined ? [] : [{ type, cell }];
  });
  const hasMeter = first.rows.flat().some(({ folded }) => METER.test(folded));
  const types = found.map(({ type, cell }) => ({
    cell,
    type: type === 'supplier_invoice' && hasMeter ? 'utility_bill' : type,
  }));
  return [...new Map(types.toReversed().map(({ type, cell }) => [type, toOffer(type, cell)])).values()]
    .toReversed()
    .slice(0, 3);
}

function findHeading({ folded }: Cell): string | undefined {
  const spaced = /^(?:\S ){3,}\S$/.test(folded) ? folded.replaceAll(' ', '') : folded;
  const title = spaced.replace(/^[\s*"“]+|[\s*"”:：.]+$/g, '').replace(/^ln(?=voice|ternet)/, 'in');
  const bare = title.replace(TRAILING, '');
  return COMPILED.find(({ pattern }) => pattern.test(title) || (bare !== '' && pattern.test(bare)))?.type;
}

function toOffer(type: string, cell: Cell): FactOffer<string> {
  return {
    value: type,
    pageNumber: cell.pageNumber,
    matched: cell.text,
    areas: areasOf(cell, 0, cell.text.length),
    source: cell.source,
    reason: { kind: 'heading', words: cell.text },
    doubt: null,
  };
}

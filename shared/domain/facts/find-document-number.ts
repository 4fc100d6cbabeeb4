import type { FactOffer } from './fact-offer.ts';
import { listLabelledPlaces, type LabelledPlace } from './near-label.ts';
import { areasOf, fold, listCellsInColumn, type PageLayout } from './page-layout.ts';
import { findWrittenDates } from './written-dates.ts';

const NO = '(?:number|nummer|numero|num|nr|n[o°º]|№|#|id|n)\\.?(?: ?[o°º])?';
const INVOICE = [
  `(?:tax |commercial |proforma |pro forma |sales )?(?:invoice|inv|bill)\\.? ?${NO}`,
  `(?:tax |commercial |sales )?(?:invoice|inv\\.?)[ #]+(?=[a-z]{0,5}[-/]?\\d)`,
  `(?:invoice|facture|factura|fattura|rechnung) ?[:：] ?(?=[a-z]{0,5}[-/]?\\d)`,
  `rechnungs?[ -]?${NO}|rechnung ?${NO}|beleg-?${NO}`,
  `rechnung (?=[a-z]{0,5}[-/]?\\d)`,
  `(?:numero|n[o°º]?\\.?) ?(?:de )?(?:la )?facture|facture ?${NO}|facture (?=[a-z]{0,5}[-/]?\\d)|ref\\. facture`,
  `(?:numero|n[uo.°º]*\\.?) ?(?:de )?(?:la )?factura|factura ?(?:simplificada )?${NO}|factura (?=[a-z]{0,5}[-/]?\\d)`,
  `(?:numero|n[o.°º]*\\.?) ?(?:della )?fattura|fattura ?${NO}|fattura (?=[a-z]{0,5}[-/]?\\d)|numero documento`,
  `(?:numero|n[o.°º]*) ?(?:da )?fatura|fatura ${NO}`,
  '請求書番号|請求番号|请求书编号|发票号码|发票编号|发票号|發票號碼|インボイス番号',
];
const ORDER = [
  `(?:sales )?order ?${NO}|order (?=\\d|[a-z]+-?\\d)|bestell(?:ung)?-?(?:s)?${NO}|auftrags?-?${NO}|auftrag ${NO}|(?:numero|n[o°º]) de commande|commande ${NO}|(?:numero|n[.o°º]*) de pedido|pedido ${NO}|numero ordine|ordine ${NO}|注文番号|订单号|订单编号`,
];

/** Folded patterns of the label, by document type, best first. The fields are those of domain.md 2.3. */
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  supplier_invoice: INVOICE,
  retail_receipt: [
    `receipt ?${NO}|transaction ?${NO}|trans ?${NO}|bon-?${NO}|ticket ?${NO}|レシート番号|小票号`,
    ...INVOICE,
  ],
  commercial_invoice: INVOICE,
  proforma_invoice: [`(?:proforma|pro forma|pro-forma)(?: invoice)? ?${NO}`, ...INVOICE],
  quote: [
    `(?:quote|quotation|estimate|offer) ?${NO}|angebots?-?${NO}|devis ${NO}|presupuesto ${NO}|preventivo ${NO}|見積番号|報価番号|报价单号`,
  ],
  order_confirmation: [`(?:order )?confirmation ?${NO}|auftragsbestatigung ${NO}`, ...ORDER],
  packing_slip: [
    `(?:packing (?:slip|list)|delivery note) ?${NO}|lieferschein-?${NO}|bon de livraison ${NO}|albaran ${NO}`,
  ],
  supplier_delivery_proof: [
    `(?:delivery note|delivery receipt|consignment|pod) ?${NO}|lieferschein-?${NO}|bon de livraison ${NO}|albaran ${NO}|送货单号|納品書番号`,
    `tracking ?${NO}|waybill ?${NO}|sendungs?-?${NO}|運送状番号|运单号`,
  ],
  carrier_proof_of_delivery: [
    `tracking ?${NO}|waybill ?${NO}|airway bill ?${NO}|sendungs?-?${NO}|numero de (?:suivi|seguimiento)|お問い合わせ番号|运单号`,
  ],
  proof_of_payment: [
    `(?:transaction|payment|transfer|confirmation) ?(?:${NO}|reference)|reference ?${NO}|transaktions-?${NO}`,
  ],
  import_documents: [`entry ?${NO}|declaration ?${NO}|mrn|报关单号`],
  bill_of_lading: [`(?:b/l|bol|bill of lading|bl) ?${NO}|提单号`],
  supplier_confirmation_letter: [`(?:our )?ref(?:erence)?\\.?(?: ?${NO})?`],
  trademark_certificate: [
    `(?:trademark |trade mark )?reg(?:istration|\\.) ?${NO}|(?:trade ?mark|uk|us reg) ?${NO}|registernummer|numero d.enregistrement|注册号|商标注册号|登録番号`,
  ],
  rights_owner_retraction: [`complaint ?${NO}`],
  non_infringement_opinion: [`(?:us |u\\.s\\. )?patent ?${NO}`],
  court_order: [`(?:case|docket|cause|civil action) ?${NO}|aktenzeichen`],
  business_registration: [
    `(?:business |company |entity |license |licence |file |registration |certificate |charter )+${NO}|unified social credit code|hrb|siren|siret|handelsregister(?:nummer)?|numero rea|partita iva|统一社会信用代码|会社法人等番号`,
  ],
  tax_registration: [
    `employer identification ${NO}|ein|vat (?:registration )?${NO}|gst(?:in)?(?: registration)?(?: ${NO})?|ust-?id-?(?:nr)?\\.?|steuernummer|${NO} (?:de )?tva|numero de identificacion fiscal|nif|codice fiscale|partita iva|纳税人识别号`,
  ],
  test_report: [`(?:test )?report ?${NO}|prufbericht-?${NO}|rapport ${NO}|报告编号|検査報告書番号`],
  compliance_certificate: [`certificate ?${NO}|zertifikat-?${NO}|certificat ${NO}|declaration ?${NO}|证书编号`],
  sds: [`(?:sds|document|msds) ?${NO}`],
  regulatory_approval: [`(?:approval|510\\(k\\)|license|registration|clearance) ?${NO}`],
  eu_responsible_person: [`(?:certificate|mandate|agreement|reference) ?${NO}`],
  epr_registration: [`(?:epr|registration|lucid) ?(?:registration )?${NO}|registrierungsnummer|idu|identifiant unique`],
  insurance_certificate: [`policy ?${NO}|certificate ?${NO}|versicherungsschein-?${NO}|police ${NO}|numero de poliza`],
  removal_order_proof: [`removal order ?(?:${NO})?|order ?${NO}`],
  police_report: [`(?:case|report|incident|crime reference) ?${NO}|aktenzeichen|vorgangs-?${NO}`],
};

const TITLE_NUMBER = new RegExp(`^${NO}[\\s:.]*`);
const TITLE = /^(tax |commercial |sales )?(invoice|rechnung|facture|factura|fattura|fatura|請求書|发票)$/;
const CODE = /^\d{1,3}(?:,\d{3})+(?!\d)|^[A-Z0-9][A-Z0-9\-/_.]*/i;
const SPACED_CODE = /^[A-Z0-9/-]+(?: [A-Z0-9/-]+){1,5}$/;

/** The document's own number, beside the label that its type uses. Types without a number get no offer. */
export function offerDocumentNumber(
  pages: readonly PageLayout[],
  type: string | undefined,
): readonly FactOffer<string>[] {
  const patterns = PATTERNS[type ?? ''] ?? [];
  for (const pattern of patterns) {
    const found = pages.flatMap((page) =>
      listLabelledPlaces(page, new RegExp(`(?<![a-z])(?:${pattern})`, 'g')).flatMap((places) => firstCode(places)),
    );
    if (found.length > 0) return distinct(found);
  }
  return patterns === INVOICE ? distinct(pages.slice(0, 1).flatMap(findBelowTitle)) : [];
}

function firstCode(places: readonly LabelledPlace[]): readonly FactOffer<string>[] {
  for (const place of places) {
    const offer = readCode(place);
    if (offer) return [offer];
  }
  return [];
}

/** A code at a place: it has a figure, and is neither a date nor a telephone number. */
function readCode({ cell, start, label }: LabelledPlace): FactOffer<string> | undefined {
  const rest = cell.text.slice(start);
  if (findWrittenDates(rest).some((date) => date.start === 0)) return undefined;
  const value = (SPACED_CODE.exec(rest) ?? CODE.exec(rest))?.[0].replace(/[.\-/_]+$/, '') ?? '';
  if (!/\d/.test(value) || value.length < 2 || value.length > 40) return undefined;
  return {
    value,
    pageNumber: cell.pageNumber,
    matched: value,
    areas: areasOf(cell, start, start + value.length),
    source: cell.source,
    reason: { kind: 'label', words: label },
    doubt: null,
  };
}

/** "No. 1043" right below the heading "INVOICE". */
function findBelowTitle(page: PageLayout): readonly FactOffer<string>[] {
  return page.rows.flat().flatMap((cell) => {
    const label = TITLE_NUMBER.exec(cell.folded)?.[0];
    if (label === undefined || label.trim() === 'n') return [];
    const title = listCellsInColumn(page, cell, -1, 1).find((above) => TITLE.test(fold(above.text)));
    const offer =
      title &&
      readCode({ cell, start: label.length, label: `${title.text} ${cell.text.slice(0, label.length).trim()}` });
    return offer ?? [];
  });
}

function distinct(offers: readonly FactOffer<string>[]): readonly FactOffer<string>[] {
  return [...new Map(offers.toReversed().map((offer) => [offer.value, offer])).values()].toReversed();
}

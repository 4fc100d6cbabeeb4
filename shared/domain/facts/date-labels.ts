/**
 * What a date is for, by the label beside it. `document`: the day on which the paper was made; `generic`: just "Date".
 */
export type DateRole =
  | 'document'
  | 'generic'
  | 'requested'
  | 'delivered'
  | 'ordered'
  | 'paid'
  | 'made-by-program'
  | 'registered'
  | 'period-end'
  | 'effective'
  | 'expiry'
  | 'other';

type DateLabel = { readonly role: DateRole; readonly pattern: string };

/** Folded patterns. The longest that fits decides. */
const LABELS: readonly DateLabel[] = [
  {
    role: 'other',
    pattern:
      'date of birth|birth ?date|born|dob|geburtsdatum|geburtstag|geboren am|(date )?de naissance|nee? le|fecha de nacimiento|nacimiento|data di nascita|nato il|nata il|data de nascimento|出生|出生日期|生年月日|dd?b',
  },
  {
    role: 'expiry',
    pattern:
      '(date of )?expiry( date)?|expires?( on)?|expiration( date)?|exp(\\. date| date)?|4b\\.? ?exp|valid (until|thru|through|to|till)|until|good through|license expires|gultig bis|ablaufdatum|gultigkeit bis|laufzeit bis|befristet bis|date d.expiration|expire le|expiration le|valable jusqu.au|valide jusqu.au|jusqu.au|fecha de (caducidad|vencimiento del documento)|caduca( el)?|valido hasta|valida hasta|validez|vigente hasta|hasta el|data di scadenza del documento|scade il|valid[oa] fino al|scadenza del documento|fino al|validade|valido ate|有效期至|有效期限至?|有効期限|有効期間満了日|まで有効|end of term|term ends?|coverage ends|policy end(s| date)?|renewal date',
  },
  {
    role: 'other',
    pattern:
      '(payment )?due( date| by| on)?|pay(ment)? (by|due)|please pay by|payable by|amount due( by)?|direct debit( on)?|falligkeit(sdatum)?|fallig( am| bis)?|zahlbar bis|zahlungsziel|zu zahlen bis|date d.echeance|echeance|a (payer|regler) avant( le)?|date limite( de paiement)?|prelevement le|fecha de vencimiento|vencimiento|fecha limite( de pago)?|fecha de cargo|data di scadenza|data scadenza|scadenza|pagare entro( il)?|data de vencimento|vencimento|支払期限|お支払期限|支払期日|お支払い期限|付款截止日期|付款日期|付款期限|到期日',
  },
  {
    role: 'paid',
    pattern:
      'payment date|date of payment|paid( on)?|date paid|transfer date|value date|transaction date|zahlungsdatum|valuta|wertstellung|bezahlt am|date de paiement|paye le|fecha de pago|fecha valor|data (di )?pagamento|data valuta',
  },
  {
    role: 'ordered',
    pattern:
      '(your |purchase |customer |sales )?(order(ed)?|po|p\\.o\\.|order placed|purchase)( date| on|ed on)?|date of (your )?order|date ordered|bestelldatum|bestellt am|bestellung vom|auftragsdatum|auftrag vom|date de (la )?commande|commande du|fecha (de|del) pedido|pedido del|data (dell.)?ordine|ordine del|data do pedido|注文日|ご注文日|订单日期|下单日期|訂單日期',
  },
  {
    role: 'delivered',
    pattern:
      '(date of )?deliver(y|ed)( date| on)?|received( on)?|date (received|delivered)|lieferdatum|leistungsdatum|liefertermin|geliefert am|zugestellt am|date de livraison|livre le|fecha de entrega|entregado( el)?|data (di )?consegna|consegnato il|data de entrega|納品日|納期|配達日|お届け日|交货日期|送货日期|签收日期',
  },
  {
    role: 'other',
    pattern:
      '(date )?(shipped|ship|dispatch(ed)?|shipping|shipment)( date| on)?|versanddatum|versandt am|date d.(expedition|envoi)|fecha de envio|data (di )?spedizione|出荷日|发货日期|from|start( date)?|beginning|valid from|gultig ab|ab dem|du|desde( el)?|dal|printed( on| at)?|print date|druckdatum|last updated|updated|next (reading|bill)( about)?|(last|previous) (reading|bill|payment)|present reading|payment received|received with thanks|last payment|member since|date of (last )?revision|date of (test|sampling|receipt)|(sample|samples) received( date| on)?|test(ing)? (date|period)|period of testing|incorporated( on)?|first use( in commerce)?|filing date|date filed|filed|application date|priority date|hire date|tax (point|date)|stichtag|ablesung( am)?|releve( le)?|prochain releve|lectura( actual| anterior)?|lettura( del)?|检测日期|検針日|次回検針日|receipt date of sample',
  },
  {
    role: 'requested',
    pattern:
      'requested( on)?|request date|date requested|created( on| at)?|creation date|submitted( on)?|date created|order (created|submitted)',
  },
  {
    role: 'made-by-program',
    pattern:
      'run( on| at| date)?|generated( on| at)?|exported( on| at)?|report (date|run)|date of report|as of|as at|data (as of|through)|downloaded( on)?|erstellt am|stand|genere le|generado( el)?|generato il|作成日|导出时间|导出日期|生成日期|生成时间|报告日期|created on',
  },
  {
    role: 'registered',
    pattern:
      'registration date|date of registration|registered( on)?|reg\\.? date|date of incorporation|tag der (ersten )?eintragung|eintragungsdatum|date d.immatriculation|immatricule le|fecha de (registro|inscripcion|constitucion)|data (di )?iscrizione|登録日|设立日期|登記日|成立日期|注册日期|注册公告日期',
  },
  {
    role: 'period-end',
    pattern:
      '(statement |billing )?(period|cycle) end(ing|s)?|statement (closing|end) date|closing date|period to|for the period ending|ending',
  },
  {
    role: 'document',
    pattern:
      '(tax )?invoice( issue)? date|invoice dated|date of (the )?(invoice|bill|statement|issue|issuance|letter|quote|quotation|contract|agreement|certificate)|inv\\.? date|(bill|billing|statement|issue|issuing|letter|quote|quotation|receipt|document|certificate|agreement|contract|signature|signing|proforma|note) date|date (issued|of this letter|of agreement|of signature|prepared|signed)|issued( on| date)?|iss|4a\\.? ?iss|bill(ed)? (on|date)|dated( this)?|signed( on| at.{0,30}on)?|executed on|revision date|rechnungsdatum|rechnung vom|belegdatum|ausstellungsdatum|ausgestellt am|ausstellungstag|angebotsdatum|date (de la |de |d.)(facture|facturation|emission|delivrance|releve|devis|etablissement)|date facture|facture du|emise? le|etabli(e)? le|delivre(e)? le|fait (a [a-z\\- ]+,? ?)?le|fecha (de|de la|d.)? ?(factura|facturacion|emision|expedicion|documento|la factura)|fecha factura|expedido( el)?|emitid[oa]( el)?|factura del|data (della |di )?(fattura|emissione|rilascio|documento|bolletta)|fattura del|emessa il|rilasciat[oa] il|data (da fatura|de emissao)|emitida em|请求日|請求日|発行日|発行年月日|請求書日付|請求日付|開票日期|开票日期|发票日期|签发日期|发证日期|开立日期|出具日期|账单日期|签订日期|签署日期|見積日|交付',
  },
  { role: 'effective', pattern: 'effective( date| from)?|inkrafttreten|vigente desde|生效日期' },
  { role: 'generic', pattern: 'date|datum|fecha|data|日付|日期|le|den|am' },
];

const COMPILED = LABELS.map(({ role, pattern }) => ({
  role,
  atEnd: new RegExp(`(?:^|[^a-z0-9])(${pattern})$`),
  whole: new RegExp(`^(${pattern})$`),
}));

/** Not English and not Chinese or Japanese: where day always comes before month. */
const DAY_FIRST =
  /datum|rechnung|\bam\b|bis\b|gultig|fallig|facture|emission|delivr|echeance|jusqu|naissance|\ble\b|\bdu\b|fecha|factura|caduc|venc|valid[oa]|hasta|\bdata\b|fattura|scaden|rilasc|emess|fino|emis/;

/**
 * The role of the date that these folded words stand before or above.
 * @param mode `before`: the words go on to the left, their end counts; `whole`: a cell of its own
 */
export function findDateRole(folded: string, mode: 'before' | 'whole'): DateRole | undefined {
  const pieces = mode === 'before' ? [folded] : [folded, ...folded.split(/\s*[/|]\s*/)];
  for (const piece of pieces) {
    const words = tidyLabel(piece);
    const fits = COMPILED.flatMap(({ role, atEnd, whole }) => {
      const match = (mode === 'before' ? atEnd : whole).exec(words);
      return match ? [{ role, length: match[1]?.length ?? 0 }] : [];
    });
    const fit = fits.toSorted((one, other) => other.length - one.length)[0];
    if (fit) return fit.role;
  }
  return undefined;
}

/** Whether a label shows a language, or names an order, in which the day comes first; undefined when it doesn't tell. */
export function findDayFirst(folded: string): boolean | undefined {
  if (/\bdd ?[/.-] ?mm/.test(folded)) return true;
  if (/\bmm ?[/.-] ?dd/.test(folded)) return false;
  return DAY_FIRST.test(folded) ? true : undefined;
}

/** A label without what stands around it: colons, numbering, an explanation in brackets. */
export function tidyLabel(folded: string): string {
  return folded
    .replace(/\([^)]*\)\s*$/, '')
    .replace(/^lnvoice|(?<=\s)lnvoice/g, 'invoice')
    .replace(/[’']/g, "'")
    .replace(/^[\s:*.#–—-]+|[\s:;*.,#=–—-]+$/g, '');
}

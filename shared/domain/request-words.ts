import type { PlanPart } from './plan.ts';

/** Which words ask for what, in the languages of the larger marketplaces (domain.md sections 1 and 2.3). All that match count. */
export const REQUEST_WORDS: readonly {
  readonly words: RegExp;
  readonly types: readonly string[];
  readonly parts?: readonly PlanPart[];
}[] = [
  {
    words:
      /\binvoices?\b|\breceipts?\b|\b(?:purchase|buying) (?:records?|orders?|documents?)|\bbills? from (?!(?:the |your )?(?:last|past|previous|\d))(?<!(?:utility|gas|water|electricity|phone|internet) bills? from )|\brechnung(?:en)?\b|\bfactures?\b(?! (?:d'électricité|de gaz|d'eau))|\bfattur[ae]\b|\bfacturas?\b(?! de (?:luz|agua|servicios))|請求書|納品書|发票|發票|采购单/iu,
    types: ['supplier_invoice', 'commercial_invoice', 'retail_receipt'],
  },
  {
    words:
      /(?:supplier|wholesaler|distributor).{0,60}(?:name|phone|address|contact|website|web site|information)|(?:name|phone|telephone|address|website|company).{0,60}(?:supplier|wholesaler|distributor)|contact information|lieferant\w*.{0,60}(?:name|telefon|anschrift|adresse|internet)|(?:name|telefon|anschrift|adresse).{0,60}lieferant|fournisseur.{0,60}(?:nom|téléphone|adresse|site)|(?:nom|téléphone|adresse|coordonnées).{0,60}fournisseur|fornitor\w.{0,60}(?:nome|telefono|indirizzo|sito)|(?:nome|telefono|indirizzo|contatti).{0,60}fornitor|proveedor\w*.{0,60}(?:nombre|teléfono|dirección|sitio)|(?:nombre|teléfono|dirección|contacto).{0,60}proveedor|(?:仕入先|供給業者|サプライヤー).{0,20}(?:名称|電話|住所|連絡先|ウェブ)|供应商.{0,20}(?:名称|电话|地址|联系|网站)/iu,
    types: ['supplier_contact_sheet', 'supplier_invoice'],
  },
  {
    words:
      /letters? of authori[sz]ation|authori[sz]ation letter|\bLOA\b|written permission|(?:confirms?|confirmation) that (?:it|they) suppl|autorisierungs(?:schreiben|nachweis)|vollmacht des (?:marken|rechte)inhabers|lettres? d['’]autorisation|letter[ae] di autorizzazione|cartas? de autorización|授权(?:书|信)|許諾書|承諾書|委任状/iu,
    types: ['letter_of_authorization'],
  },
  {
    words:
      /\bretract(?:ion|ed)?\b|withdraw\w* (?:its|the|their) (?:report|complaint|notice)|rücknahme|rétractation|ritiro della segnalazione|retractación|撤回|撤诉/iu,
    types: ['rights_owner_retraction', 'rights_owner_correspondence'],
  },
  {
    words:
      /licen[cs](?:e|ing) agreement|licen[cs]e (?:from|of|by)|lizenz(?:vertrag|vereinbarung)|contrat de licence|contratto di licenza|contrato de licencia|ライセンス契約|许可(?:协议|证明)/iu,
    types: ['license_agreement'],
  },
  {
    words:
      /utility bill|(?:gas|water|electricity|internet) bill|strom-? ?(?:rechnung|oder)|versorger|nebenkosten|factures? (?:d['’]électricité|de gaz|d['’]eau|de services publics)|bollett[ae]|(?:recibo|factura) de (?:luz|agua|gas|servicios)|公共料金|水电|电费/iu,
    types: ['utility_bill'],
  },
  {
    words:
      /photo id|identity (?:card|document|proof)|\bID card|\b(?:your|valid|an) ID\b|passport|driver.s licen[cs]e|national id|government[- ]issued|ausweis|reisepass|pièce d['’]identité|carte d['’]identité|passeport|document[oi] d['’]identità|carta d['’]identità|passaporto|\bDNI\b|documento de identidad|pasaporte|運転免許証|パスポート|本人確認書類|身份证|护照|身份证明/iu,
    types: ['gov_id'],
  },
  {
    words:
      /bank (?:or credit card )?statement|kontoausz[uü]g|relevés? (?:bancaire|de compte)|estratt[oi] conto|extractos? bancario|銀行取引明細|银行(?:对账单|账单|流水)/iu,
    types: ['bank_statement'],
  },
  {
    words:
      /credit card statement|card statement|kreditkartenabrechnung|relevé de carte|estratto della carta|extracto de (?:la )?tarjeta|信用卡(?:对账单|账单)|カード(?:利用)?明細/iu,
    types: ['credit_card_statement'],
  },
  {
    words:
      /business licen[cs]e|(?:business|company) (?:registration|papers)|extract from the register|handelsregister|gewerbe(?:anmeldung|schein)|\bkbis\b|extrait (?:du registre|kbis)|visura|registro mercantil|登記|营业执照/iu,
    types: ['business_registration'],
  },
  {
    words:
      /proof of payment|payment (?:record|confirmation)|zahlungsnachweis|preuve de paiement|prova di pagamento|comprobante de pago|支払(?:い)?(?:証明|記録)|付款(?:证明|凭证)/iu,
    types: ['proof_of_payment'],
  },
  {
    words:
      /proof of delivery|tracking|signed delivery|sendungsnummer|zustellnachweis|numéros? de suivi|preuve de livraison|prova di consegna|numer\w di tracciamento|comprobante de entrega|número de seguimiento|配達証明|追跡番号|物流单号|签收/iu,
    types: ['carrier_proof_of_delivery'],
  },
  {
    words: /bills? of lading|frachtbrief|connaissement|polizza di carico|conocimiento de embarque|船荷証券|提单/iu,
    types: ['bill_of_lading'],
  },
  {
    words:
      /removal order|disposal order|remissionsauftrag|commande de retrait|ordine di rimozione|orden de retirada|返送.?所有権|移除订单/iu,
    types: ['removal_order_proof'],
  },
  {
    words: /photos?\b(?! id)|pictures?\b|images? of|\bfotos?\b|\bbilder\b|fotografi[ae]|imágenes|写真|照片|图片/iu,
    types: ['product_photos'],
  },
  {
    words:
      /test reports?|prüfbericht|rapports? d['’]essai|rapport\w di prova|informes? de (?:ensayo|prueba)|試験報告書|检测报告|测试报告/iu,
    types: ['test_report'],
  },
  {
    words:
      /certificate|declaration of conformity|zertifikat|konformitätserklärung|certificat|déclaration de conformité|certificato|dichiarazione di conformità|certificado|declaración de conformidad|証明書|適合宣言|证书|合格证/iu,
    types: ['compliance_certificate', 'trademark_certificate'],
  },
  {
    words:
      /safety data sheet|\bSDS\b|sicherheitsdatenblatt|fiche de données de sécurité|scheda di sicurezza|ficha de datos de seguridad|安全データシート|安全数据表/iu,
    types: ['sds'],
  },
  {
    words: /ingredients?\b|product label|its label|inhaltsstoff|ingrédients|ingredienti|ingredientes|成分/iu,
    types: ['product_ingredient_label'],
  },
  { words: /(?:agreement|contract) with (?:your|the) supplier|supplier agreement/iu, types: ['supplier_agreement'] },
  { words: /packing slip|lieferschein|bordereau|albarán/iu, types: ['packing_slip_sample'] },
  {
    words:
      /reactivate (?:the|that|your) (?:other|related) accounts?|name and the date|date (?:on which )?(?:it was|of its) re(?:activat|instat)|name of the (?:other |related |reactivated )?account|name des (?:anderen )?kontos|nom de l['’]autre compte|nome dell['’]altro account|nombre de la otra cuenta|(?:该|另一个?)账户的名称/iu,
    types: ['reactivation_proof'],
  },
  {
    words:
      /root cause|\bcauses? (?:of|for)\b|why (?:it|this|the \w+) happened|ursache|\bgrund für|cause (?:première|profonde|du)|\bla cause\b|causa\b|原因/iu,
    types: [],
    parts: ['rootCause'],
  },
  {
    words:
      /actions? (?:you have )?taken|have taken|corrective|steps you (?:took|have taken)|resolve the issue|what (?:you have|you['’]ve|you) (?:done|did|changed|stopped)|ergriffen|maßnahmen,? die sie|mesures? (?:correctives?|prises|que vous avez prises)|misure (?:correttive|adottate|prese|che hai preso)|medidas (?:correctivas|(?:que )?ha\w* (?:tomado|adoptado)|tomadas)|是正|(?:講じた|実施した)(?:対策|措置)|(?:已)?采取的(?:措施|行动)|纠正措施/iu,
    types: [],
    parts: ['correctiveActions'],
  },
  {
    words:
      /prevent|going forward|in (?:the )?future|so that it (?:does|do)(?: not|n['’]t)|will (?:you )?make sure|what (?:you )?will do|künftig|zukünftig|verhinder|vermeid|éviter|préven|à l['’]avenir|evitare|preven(?:ire|zione)|in futuro|evitar|prevenir|no vuelva|en el futuro|再発|防止|今後|避免|预防|防止再/iu,
    types: [],
    parts: ['preventiveMeasures'],
  },
  {
    words:
      /plan of action|maßnahmenplan|aktionsplan|plan d['’]action|piano d['’]azione|plan de acción|改善計画|行动计划|整改计划/iu,
    types: [],
    parts: ['rootCause', 'correctiveActions', 'preventiveMeasures'],
  },
];

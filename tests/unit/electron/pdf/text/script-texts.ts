/** A text of each script that the packet promises, as a seller might write it. */
export type ScriptText = {
  readonly script: string;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Long enough for several lines; holds ASINs, amounts, dates and Latin names. */
  readonly paragraph: string;
  readonly rightToLeft: boolean;
};

export const SCRIPT_TEXTS: readonly ScriptText[] = [
  {
    script: 'latin',
    language: 'en',
    title: 'Łódź office invoice, AVATAR Wąsowicz',
    paragraph:
      'On 2026-09-16 we removed all 37 units of B0ABCDEFGH (“Žluťoučký kůň”) from the office shelf, offered refunds of €1,204.50 to 12 buyers, and told Tiếng Việt speaking staff to check each ẹ and ọ on the label.',
    rightToLeft: false,
  },
  {
    script: 'greek',
    language: 'el',
    title: 'Τιμολόγιο της Αθήνας Α.Ε.',
    paragraph:
      'Στις 16 Σεπτεμβρίου 2026 αποσύραμε και τις 37 μονάδες του B0ABCDEFGH, επιστρέψαμε 1.204,50 € σε 12 αγοραστές και ελέγξαμε κάθε παράδοση· ΐ ΰ Ὁ Ἰησοῦς, «ψυχοφθόρα βδελυγμία».',
    rightToLeft: false,
  },
  {
    script: 'cyrillic',
    language: 'uk',
    title: 'Рахунок від ТОВ «Їжак Ґанок»',
    paragraph:
      'Шістнадцятого вересня 2026 року ми вилучили всі 37 одиниць B0ABCDEFGH зі складу, повернули 1 204,50 € дванадцяти покупцям і перевірили кожну поставку; подъезд, объявление, Ўў, мягкие французские булки.',
    rightToLeft: false,
  },
  {
    script: 'chinese-simplified',
    language: 'zh-Hans',
    title: '深圳市明叶贸易有限公司发票',
    paragraph:
      '我们于2026年9月16日下架了全部37件商品（ASIN：B0ABCDEFGH），向12位买家退款共计1,204.50欧元，并要求采购负责人逐一核对供应商的营业执照、发票与授权书。今后，每一批货物入库之前，我们都会检查“品牌授权链条”是否完整；如有疑问，立即停止销售！',
    rightToLeft: false,
  },
  {
    script: 'chinese-traditional',
    language: 'zh-Hant',
    title: '臺北市明葉貿易有限公司發票',
    paragraph:
      '我們於2026年9月16日下架了全部37件商品（ASIN：B0ABCDEFGH），向12位買家退款共計1,204.50歐元，並要求採購負責人逐一核對供應商的營業執照、發票與授權書。今後，每一批貨物入庫之前，我們都會檢查「品牌授權鏈條」是否完整；如有疑問，立即停止銷售！',
    rightToLeft: false,
  },
  {
    script: 'japanese',
    language: 'ja',
    title: '株式会社ブライトリーフの請求書',
    paragraph:
      '2026年9月16日に、B0ABCDEFGHの在庫37点をすべて倉庫から取り除き、12名の購入者に合計1,204.50ユーロを返金しました。仕入れ担当者は、納品のたびに請求書と「ブランド許諾書」を確認し、疑わしいときは、ただちに販売を止めます。キャッシュ、ッ、ー、ァなどの小さい文字も正しく並びます。',
    rightToLeft: false,
  },
  {
    script: 'korean',
    language: 'ko',
    title: '주식회사 브라이트리프 세금계산서',
    paragraph:
      '2026년 9월 16일에 B0ABCDEFGH 재고 37개를 모두 창고에서 빼고, 구매자 12명에게 모두 1,204.50유로를 환불했습니다. 구매 담당자는 납품 때마다 송장과 ‘상표 사용 허락서’를 확인하고, 의심스러우면 바로 판매를 멈춥니다. 뷁 쀍 힣 값어치 있는 점검표도 함께 냅니다.',
    rightToLeft: false,
  },
  {
    script: 'hebrew',
    language: 'he',
    title: 'חשבונית מס 1043 (ברייטליף בע״מ)',
    paragraph:
      'ב־16 בספטמבר 2026 הסרנו את כל 37 היחידות של B0ABCDEFGH מהמחסן, החזרנו 1,204.50 € ל־12 קונים, ובדקנו את Acme Wholesale Inc. (ספק מורשה) מול כל חשבונית. שָׁלוֹם לְכֻלָּם: מעתה נבדוק כל משלוח לפני שהוא נכנס למלאי, ונפסיק מיד את המכירה אם יש ספק.',
    rightToLeft: true,
  },
  {
    script: 'arabic',
    language: 'ar',
    title: 'فاتورة رقم 1043 (شركة برايت ليف)',
    paragraph:
      'في 16 سبتمبر 2026 سحبنا جميع الوحدات الـ37 من B0ABCDEFGH من المستودع، وأعدنا 1,204.50 € إلى 12 مشتريًا، وراجعنا فواتير Acme Wholesale Inc. (مورّد معتمد) كلها. إن شاء الله سنفحص كل شحنة قبل دخولها المخزون؛ والعدد ٣٧ صحيح، أليس كذلك؟ لا إله، الإسلام، مُحَمَّدٌ.',
    rightToLeft: true,
  },
  {
    script: 'thai',
    language: 'th',
    title: 'ใบกำกับภาษีของบริษัทไบรท์ลีฟ',
    paragraph:
      'เมื่อวันที่ 16 กันยายน 2026 เราได้นำสินค้า B0ABCDEFGH ทั้งหมด 37 ชิ้นออกจากคลังสินค้าและคืนเงินรวม 1,204.50 ยูโรให้ผู้ซื้อ 12 ราย ต่อไปนี้เจ้าหน้าที่จัดซื้อจะตรวจสอบใบกำกับภาษีและหนังสืออนุญาตทุกครั้งก่อนรับสินค้าเข้าคลัง หากสงสัยจะหยุดขายทันที น้ำ ป่า ที่นี่ ผู้ใหญ่ ต่างๆ กรุงเทพฯ',
    rightToLeft: false,
  },
  {
    script: 'devanagari',
    language: 'hi',
    title: 'ब्राइटलीफ़ ट्रेडिंग का बिल संख्या १०४३',
    paragraph:
      '16 सितंबर 2026 को हमने B0ABCDEFGH की सभी 37 इकाइयाँ गोदाम से हटा दीं, 12 ख़रीदारों को कुल 1,204.50 यूरो लौटाए और हर बिल की जाँच की। क्षेत्र, ज्ञान, श्री, विद्यार्थी, कर्म, र्‍य, द्वितीय, कृपया, हिंदी, प्रार्थना, राष्ट्रीय: आगे से माल आने से पहले हम हर आपूर्तिकर्ता की अनुमति देखेंगे।',
    rightToLeft: false,
  },
];

/** A font for scripts that Noto Sans (Latin, Greek, Cyrillic, Devanagari) doesn't have. */
export type ScriptFont = {
  readonly id: string;
  /** File names in the folder of fonts. */
  readonly regular: string;
  readonly bold?: string;
  /** Where development finds a file too large for the repository: below node_modules. */
  readonly packaged?: string;
  /** Characters that the file is opened for. */
  readonly covers?: RegExp;
  readonly isText: boolean;
};

/** Unicode's blocks of Chinese characters, kana, bopomofo and their full-width punctuation. */
const HAN_AND_KANA =
  /[\u2e80-\u312f\u3190-\u31ff\u3220-\u325f\u3280-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\u{20000}-\u{323af}]/u;
const HANGUL =
  /[\u1100-\u11ff\u3130-\u318f\u3200-\u321e\u3260-\u327f\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uffa0-\uffdc]/u;

/**
 * The fonts beside Noto Sans, in the order in which they are asked. Those of scripts come first: Noto Sans Math has Arabic
 * letters too, which don't join. Noto Sans SC has all characters of GBK, Big5 and JIS X 0208, with the kana, in the shapes
 * of mainland China.
 */
export const SCRIPT_FONTS: readonly ScriptFont[] = [
  {
    id: 'NotoSansHebrew',
    regular: 'NotoSansHebrew-Regular.ttf',
    bold: 'NotoSansHebrew-Bold.ttf',
    covers: /[\u0590-\u05ff\ufb1d-\ufb4f]/u,
    isText: true,
  },
  {
    id: 'NotoSansArabic',
    regular: 'NotoSansArabic-Regular.ttf',
    bold: 'NotoSansArabic-Bold.ttf',
    covers: /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/u,
    isText: true,
  },
  {
    id: 'NotoSansThai',
    regular: 'NotoSansThai-Regular.ttf',
    bold: 'NotoSansThai-Bold.ttf',
    covers: /[\u0e01-\u0e5b]/u,
    isText: true,
  },
  {
    id: 'NotoSansSC',
    regular: 'NotoSansSC-Regular.ttf',
    packaged: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    covers: HAN_AND_KANA,
    isText: true,
  },
  {
    id: 'NotoSansKR',
    regular: 'NotoSansKR-Regular.ttf',
    packaged: '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
    covers: HANGUL,
    isText: true,
  },
  // Arrows, ticks, boxes, ≤ and ≥, which sellers do write.
  { id: 'NotoSansMath-Regular', regular: 'NotoSansMath-Regular.ttf', isText: false },
  { id: 'NotoSansSymbols2-Regular', regular: 'NotoSansSymbols2-Regular.ttf', isText: false },
];

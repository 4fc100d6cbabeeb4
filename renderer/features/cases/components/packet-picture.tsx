import styles from './packet-picture.module.css';

/** A letter whose citations lead to its exhibits. Decoration only. */
export function PacketPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 460 400" aria-hidden="true">
      <Sheet x={262} y={34} letter="A" lines={[60, 84, 72]} table />
      <Sheet x={318} y={150} letter="B" lines={[70, 50, 84, 66, 78]} />
      <Sheet x={268} y={266} letter="C" lines={[84, 64, 76]} seal />
      <g transform="translate(22 44)">
        <rect className={styles.page} width="216" height="300" rx="9" />
        <rect className={styles.heading} x="24" y="28" width="104" height="9" rx="4.5" />
        <Lines x={24} y={54} widths={[168, 152, 162]} />
        <Lines x={24} y={104} widths={[166]} />
        <Lines x={24} y={118} widths={[70]} />
        <Citation x={100} y={111} letter="A" />
        <Lines x={24} y={136} widths={[160, 140]} />
        <Lines x={24} y={182} widths={[150]} />
        <Lines x={24} y={196} widths={[98]} />
        <Citation x={128} y={189} letter="B" />
        <Lines x={24} y={214} widths={[164]} />
        <Lines x={24} y={228} widths={[44]} />
        <Citation x={74} y={221} letter="C" />
        <Lines x={24} y={246} widths={[150, 96]} />
      </g>
      <path className={styles.wire} d="M152 163C214 163 198 92 260 92" />
      <path className={styles.wire} d="M180 241C250 241 246 210 316 210" />
      <path className={styles.wire} d="M126 273C200 273 196 324 266 324" />
      <circle className={styles.end} cx="261" cy="92" r="3.5" />
      <circle className={styles.end} cx="317" cy="210" r="3.5" />
      <circle className={styles.end} cx="267" cy="324" r="3.5" />
    </svg>
  );
}

function Lines({ x, y, widths }: { readonly x: number; readonly y: number; readonly widths: readonly number[] }) {
  return widths.map((width, index) => (
    <rect key={index} className={styles.line} x={x} y={y + index * 14} width={width} height="5" rx="2.5" />
  ));
}

function Citation({ x, y, letter }: { readonly x: number; readonly y: number; readonly letter: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.chip} width="30" height="17" rx="5" />
      <text className={styles.chipText} x="15" y="12.5">
        {letter}
      </text>
    </g>
  );
}

type SheetProps = {
  readonly x: number;
  readonly y: number;
  readonly letter: string;
  readonly lines: readonly number[];
  readonly table?: boolean;
  readonly seal?: boolean;
};

function Sheet({ x, y, letter, lines, table = false, seal = false }: SheetProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.page} width="118" height="106" rx="8" />
      <rect className={styles.badge} x="12" y="12" width="22" height="22" rx="6" />
      <text className={styles.badgeText} x="23" y="27.5">
        {letter}
      </text>
      <rect className={styles.heading} x="42" y="19" width="54" height="7" rx="3.5" />
      <Lines x={14} y={48} widths={table ? lines.slice(0, 1) : lines.slice(0, 4)} />
      {table && (
        <>
          <rect className={styles.cell} x="14" y="62" width="90" height="30" rx="3" />
          <path className={styles.rule} d="M14 77h90M44 62v30M74 62v30" />
        </>
      )}
      {seal && <circle className={styles.seal} cx="90" cy="82" r="12" />}
    </g>
  );
}

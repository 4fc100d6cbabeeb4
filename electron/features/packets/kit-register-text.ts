import type { KitContents, KitPiece } from '../../../shared/domain/channel-kit.ts';
import type { ChannelRules } from '../../../shared/domain/channel-rules.ts';
import type { KitManifest } from '../../../shared/domain/packet.ts';

export const REGISTER_FILE = 'register.txt';

type Registered = Pick<KitManifest, 'files' | 'date' | 'caseTitle'>;

const LEFT_OUT: Readonly<Record<Extract<KitPiece, { how: 'left-out' }>['reason'], string>> = {
  'no-files': 'not sent: this channel takes no files',
  exact: 'not sent: this channel takes pictures only, and this paper is never turned into one',
  format: "not sent: this channel doesn't take its format",
  'not-wanted': 'not sent: this channel wants no single papers',
};

/** What is in the kit for a channel, for people: each exhibit with how it travels, each file with its SHA-256. */
export function formatRegister(
  { label, asOf }: ChannelRules,
  { pieces, packet }: KitContents,
  kit: Registered,
): string {
  const exhibits = pieces.map(
    (piece) => `Exhibit ${piece.exhibit.label}: ${piece.exhibit.title}: ${describe(piece, packet)}`,
  );
  const files = kit.files.map(({ file, sizeBytes, sha256 }) => `${sha256}  ${file}  (${sizeBytes} bytes)`);
  return [
    `${kit.caseTitle}, ${kit.date}`,
    `For: ${label}. What it takes was last checked on ${asOf}. If your notice says something else, the notice wins.`,
    '',
    'Exhibits',
    ...(exhibits.length > 0 ? exhibits : ['none']),
    '',
    'Files (SHA-256, name, size)',
    ...files,
    '',
  ].join('\n');
}

function describe(piece: KitPiece, hasPacket: boolean): string {
  switch (piece.how) {
    case 'original':
      return hasPacket && piece.exhibit.isEnclosed
        ? 'a separate file, as you added it; its pages are not in the packet'
        : 'the file as you added it';
    case 'images':
      return 'pictures of its pages';
    case 'packet':
      return 'in the packet';
    default:
      return LEFT_OUT[piece.reason];
  }
}

import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check } from './check-context.ts';
import { listOwnPages } from './check-pages.ts';
import { isArray, isKind } from './pdf-value.ts';

/** Pages of our own bear links and nothing else: no comment, no stamp, no drawing that somebody put on them later. */
export const checkAnnotations: Check = (packet, expected) => {
  const { reader } = packet;
  const own = listOwnPages(packet, expected);
  return packet.pages
    .filter(({ pageNumber }) => own.has(pageNumber))
    .flatMap(({ pageNumber, dict }): readonly PacketFault[] => {
      const list = reader.get(dict, 'Annots');
      const others = (isArray(list) ? list : []).flatMap((item) => {
        const annotation = reader.resolve(item);
        const kind = isKind(annotation, 'dict') ? reader.get(annotation, 'Subtype') : undefined;
        const name = isKind(kind, 'name') ? kind.name : 'unknown';
        return name === 'Link' ? [] : [name];
      });
      if (others.length === 0) return [];
      const message = `Page ${pageNumber} bears what isn't ours: ${others.join(', ')}.`;
      return [fault('annotation', pageNumber, message)];
    });
};

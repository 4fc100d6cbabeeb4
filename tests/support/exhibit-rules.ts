import type { ExhibitRules } from '../../shared/domain/exhibits.ts';
import { DEFAULT_PACKET_OPTIONS, type PacketOptions } from '../../shared/domain/packet-options.ts';

/** What orders and labels the exhibits of a case that admits; options of the packet can be changed. */
export function exhibitRules(
  exhibitOrder: ExhibitRules['exhibitOrder'] = 'cited',
  options: Partial<PacketOptions> = {},
): ExhibitRules {
  return { exhibitOrder, path: 'admit', packetOptions: { ...DEFAULT_PACKET_OPTIONS, ...options } };
}

/**
 * The thread that packets are written in. Sellers export, look, mend and export again, and half of what a packet costs is
 * warming up: so it is kept for a while, then its memory is given back. Young objects get a third of the room that they
 * would take by default: what a packet is made of is short-lived, and collecting it more often costs no more.
 */
export const EXPORT_THREAD = { keepMs: 60_000, resourceLimits: { maxYoungGenerationSizeMb: 16 } } as const;

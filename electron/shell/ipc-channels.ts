/** The two channels between preload and main process. What they carry is decided by shared/contracts alone. */
export const CALL_CHANNEL = 'reinstate:call';
export const EVENT_CHANNEL = 'reinstate:event';

import { beforeAll, describe, expect, it } from 'vitest';
import { isStale, notePacket } from '../../../../../renderer/features/packets/packet-freshness.ts';
import type { Bridge } from '../../../../../shared/contracts/index.ts';

const listeners = new Map<string, (payload: unknown) => void>();
const emit = (event: string, payload: unknown): void => listeners.get(event)?.(payload);

describe('notePacket', () => {
  beforeAll(() => {
    // The bridge is all that this module needs of a window.
    const reinstate: Pick<Bridge, 'subscribe'> = {
      subscribe: (channel, listener) => {
        expect(listeners.has(channel)).toBe(false);
        listeners.set(channel, listener);
        return () => listeners.delete(channel);
      },
    };
    Object.assign(globalThis, { window: { reinstate } });
  });

  it('makes a packet stale with the next change of its own case', () => {
    notePacket('job-1', 'case-1');
    notePacket('job-2', 'case-2');
    emit('plans.changed', { caseId: 'case-1' });
    expect([isStale('job-1'), isStale('job-2')]).toEqual([true, false]);
    emit('evidence.changed', { caseId: 'case-2' });
    expect(isStale('job-2')).toBe(true);
  });

  it('begins anew with the next packet', () => {
    notePacket('job-3', 'case-1');
    expect([isStale('job-1'), isStale('job-3')]).toEqual([true, false]);
    emit('cases.changed', { caseId: 'case-1' });
    expect(isStale('job-3')).toBe(true);
  });

  it('takes a change of an account as one of every case', () => {
    notePacket('job-4', 'case-1');
    notePacket('job-5', 'case-2');
    emit('accounts.changed', {});
    expect([isStale('job-4'), isStale('job-5')]).toEqual([true, true]);
  });
});

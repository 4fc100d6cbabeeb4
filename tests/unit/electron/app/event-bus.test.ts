import { describe, expect, it } from 'vitest';
import { createEventBus } from '../../../../electron/app/event-bus.ts';
import { silentLog } from '../../../../electron/app/diagnostics/log.ts';

describe('createEventBus', () => {
  it('tells every listener until it unsubscribes', () => {
    const bus = createEventBus({ log: silentLog });
    const heard: string[] = [];
    const stop = bus.subscribe((event) => heard.push(`1 ${event}`));
    bus.subscribe((event) => heard.push(`2 ${event}`));
    bus.emit('accounts.changed', {});
    stop();
    bus.emit('accounts.changed', {});
    expect(heard).toEqual(['1 accounts.changed', '2 accounts.changed', '2 accounts.changed']);
  });

  it('goes on when a listener throws, and logs it', () => {
    const logged: string[] = [];
    const bus = createEventBus({ log: { ...silentLog, error: (message) => void logged.push(message) } });
    const heard: string[] = [];
    bus.subscribe(() => {
      throw new Error('window is gone');
    });
    bus.subscribe((event) => heard.push(event));
    bus.emit('accounts.changed', {});
    expect(heard).toEqual(['accounts.changed']);
    expect(logged).toEqual(['event listener failed']);
  });
});

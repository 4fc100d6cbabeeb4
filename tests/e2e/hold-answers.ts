import type { DesktopApp } from './app.ts';

/** What {@link holdAnswers} puts into the page. */
interface Holding {
  /** Calls whose answers wait; with the next list, those that it doesn't name come in. */
  __hold: (names: readonly string[]) => void;
}

/**
 * Begins the page anew so that answers can be kept back, as a slow disk does. On the stand-in only: Electron's bridge can't
 * be reached from outside.
 * @returns keeps the answers to these calls back from now on, and lets the others go
 */
export async function holdAnswers(app: DesktopApp): Promise<(...names: string[]) => Promise<void>> {
  const page = await app.firstWindow();
  await page.context().addInitScript(runInPage);
  const loaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await loaded;
  return (...names) => page.evaluate((held) => (globalThis as unknown as Holding).__hold(held), names);
}

/** Its source is sent to the page. */
function runInPage(): void {
  let held: readonly string[] = [];
  let waiting: { readonly name: string; readonly deliver: () => void }[] = [];
  const names = new Map<number, string>();
  const page = globalThis as unknown as Holding & Pick<typeof globalThis, 'fetch' | 'EventSource'>;
  page.__hold = (next) => {
    held = next;
    const all = waiting;
    waiting = [];
    for (const one of all) {
      if (held.includes(one.name)) waiting.push(one);
      else one.deliver();
    }
  };
  const send = page.fetch.bind(globalThis);
  page.fetch = (address, init) => {
    if (typeof address === 'string' && address.includes('/__standin/send')) {
      const messages = JSON.parse(init?.body as string) as { kind: string; id: number; values: [string] }[];
      for (const { kind, id, values } of messages) if (kind === 'invoke') names.set(id, values[0]);
    }
    return send(address, init);
  };
  page.EventSource = class extends page.EventSource {
    override set onmessage(receive: (event: MessageEvent<string>) => void) {
      this.addEventListener('message', (event: MessageEvent<string>) => {
        const { kind, id } = JSON.parse(event.data) as { kind: string; id: number };
        const name = kind === 'reply' ? (names.get(id) ?? '') : '';
        const deliver = (): void => receive(event);
        if (held.includes(name)) waiting.push({ name, deliver });
        else deliver();
      });
    }
  };
}

import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { StoresService } from './stores-service.ts';

type StoresCalls = 'stores.ties' | 'stores.link' | 'stores.unlink' | 'stores.touch' | 'stores.untouch';

/** Answers the calls `stores.*`. */
export function createStoresHandlers(stores: StoresService): Pick<Handlers, StoresCalls> {
  return {
    'stores.ties': () => ok(stores.ties()),
    'stores.link': (pair) => stores.link(pair),
    'stores.unlink': (pair) => stores.unlink(pair),
    'stores.touch': (touched) => stores.touch(touched),
    'stores.untouch': (touched) => stores.untouch(touched),
  };
}

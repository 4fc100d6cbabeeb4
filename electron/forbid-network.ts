// The first import of every process and thread: from here on, any attempt to reach a network throws. No code of ours tries;
// this is for what a library might do some day. Lint and tests/unit/no-network.test.ts keep such code out in the first place.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** Thrown in place of a connection. */
export class NetworkForbidden extends Error {
  constructor(what: string) {
    super(`Reinstate works without a network, and something called ${what}`);
    this.name = 'NetworkForbidden';
  }
}

/** A function, and no arrow, so that `new` meets it as well. */
function forbid(what: string): () => never {
  return function refuse(): never {
    throw new NetworkForbidden(what);
  };
}

/** Calls by which bytes could leave: every client of Node's (http, https, tls, fetch) goes through one of them. */
function forbidNetwork(): void {
  net.Socket.prototype.connect = forbid('net.connect');
  dgram.createSocket = forbid('dgram.createSocket');
  for (const name of ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'] as const) {
    dns[name] = forbid(`dns.${name}`) as never;
    dns.promises[name] = forbid(`dns.promises.${name}`);
  }
  dns.promises.lookup = forbid('dns.promises.lookup');
  const { lookup } = dns;
  // An address in digits is looked up by nobody; Node asks all the same before a server listens at one.
  dns.lookup = ((name: string, ...rest: never[]) =>
    net.isIP(name) > 0 ? Reflect.apply(lookup, dns, [name, ...rest]) : forbid('dns.lookup')()) as never;
  for (const name of ['fetch', 'WebSocket', 'EventSource']) {
    Object.defineProperty(globalThis, name, { value: forbid(name), writable: false, configurable: false });
  }
  // For modules that import a function by its name.
  syncBuiltinESMExports();
}

forbidNetwork();

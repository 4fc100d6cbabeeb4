type ProtocolHandler = (request: Request) => Response | Promise<Response>;

export interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean; readonly supportFetchAPI?: boolean };
}

const schemes = new Map<string, NonNullable<CustomScheme['privileges']>>();
let isMainEvaluated = false;

/** From now on it is too late to register schemes. */
export function closeSchemeRegistration(): void {
  isMainEvaluated = true;
}

/** Electron's `protocol`, one for each session. */
export function createProtocol() {
  const handlers = new Map<string, ProtocolHandler>();
  return {
    registerSchemesAsPrivileged(customSchemes: readonly CustomScheme[]): void {
      if (isMainEvaluated) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      }
      for (const { scheme, privileges } of customSchemes) schemes.set(scheme, privileges ?? {});
    },
    handle(scheme: string, handler: ProtocolHandler): void {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
    unhandle: (scheme: string): void => void handlers.delete(scheme),
    isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
    /** The application's answer to a request; a scheme without privileges behaves as it does in Chromium: as if unknown. */
    async answer(request: Request): Promise<Response> {
      const scheme = new URL(request.url).protocol.slice(0, -1);
      const handler = handlers.get(scheme);
      if (handler === undefined) throw new Error(`ERR_UNKNOWN_URL_SCHEME: no protocol.handle for '${scheme}'`);
      const privileges = schemes.get(scheme);
      if (!privileges?.standard || !privileges.secure) {
        throw new Error(
          `'${scheme}' must be registered as standard and secure before ready, or its page has no origin`,
        );
      }
      return handler(request);
    },
  };
}

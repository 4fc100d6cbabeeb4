/** Variables by which electron-builder signs and notarises. docs/release.md says what each holds. */
export const SIGNING_VARIABLES = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'CSC_NAME',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_API_KEY',
  'APPLE_API_KEY_ID',
  'APPLE_API_ISSUER',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** How electron-builder is started. */
export interface InstallerOptions {
  readonly args: readonly string[];
  /** Without signing variables that are empty: a workflow sets those whose secret is missing to nothing. */
  readonly env: Environment;
}

/**
 * Options for making installers on this machine. Without a certificate they are made all the same: on Windows unsigned, on
 * macOS with a signature in name only, which Macs with Apple's own processor ask for, and then without the hardened runtime,
 * which would refuse libraries that carry no common signature.
 * @param asked options of electron-builder: the system, the processor, targets
 */
export function chooseInstallerOptions(
  platform: string,
  environment: Environment,
  asked: readonly string[],
): InstallerOptions {
  const isEmpty = (name: string): boolean => (environment[name] ?? '').trim() === '';
  const empty = new Set<string>(SIGNING_VARIABLES.filter(isEmpty));
  const kept = Object.entries(environment).filter(([name]) => !empty.has(name));
  const isUnsignedMac = platform === 'darwin' && isEmpty('CSC_LINK') && isEmpty('CSC_NAME');
  return {
    args: [
      ...asked,
      ...(isUnsignedMac ? ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false', '-c.mac.notarize=false'] : []),
      '--publish',
      'never',
    ],
    env: Object.fromEntries([
      ...kept,
      // Without it electron-builder would take any certificate that it finds in the developer's keychain.
      ...(isUnsignedMac ? [['CSC_IDENTITY_AUTO_DISCOVERY', 'false']] : []),
    ]) as Environment,
  };
}

/** Lines for `sha256sum --check`: hash, two blanks, name; by name. */
export function formatChecksums(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

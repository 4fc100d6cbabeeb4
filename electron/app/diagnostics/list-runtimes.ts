/** Versions of what this program runs on, by name; of Node alone where there is no window. */
export function listRuntimes(): Readonly<Record<string, string>> {
  const { electron, chrome, node, v8 } = process.versions as Readonly<Record<string, string | undefined>>;
  const all = { Electron: electron, Chromium: chrome, Node: node, V8: v8 };
  return Object.fromEntries(Object.entries(all).flatMap(([name, version]) => (version ? [[name, version]] : [])));
}

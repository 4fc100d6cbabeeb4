/** Whether shortcuts use Cmd here. The user agent is the only thing that a page knows about its system. */
export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent);

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Up: '↑', Down: '↓', Delete: '⌫' };
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl', Up: '↑', Down: '↓', Delete: 'Del' };

/** Keys as the system writes them: `Mod+Shift+Z` is ⇧⌘Z on a Mac and Ctrl+Shift+Z elsewhere. */
export function formatKeys(keys: string, onMac = isMac): string {
  const parts = keys.split('+');
  if (!onMac) return parts.map((part) => OTHER[part] ?? part).join('+');
  const order = ['Alt', 'Shift', 'Mod'];
  const rank = (part: string): number => (order.includes(part) ? order.indexOf(part) : order.length);
  return [...parts]
    .sort((a, b) => rank(a) - rank(b))
    .map((part) => MAC[part] ?? part)
    .join('');
}

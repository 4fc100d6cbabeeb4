import { formatKeys } from '../../lib/key-names.ts';
import styles from './key-hint.module.css';

/** Keys as this system writes them, from `Mod+L`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return <kbd className={styles.keys}>{formatKeys(keys)}</kbd>;
}

import { useEffect } from 'react';
import { useAnswer } from '../lib/use-answer.ts';

/** Follows the setting: light, dark, or what the system says. */
export function useTheme(): void {
  const { theme } = useAnswer('settings.get', {});
  useEffect(() => {
    if (theme === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', theme);
  }, [theme]);
}

import { I18nProvider as LinguiProvider } from '@lingui/react';
import { i18n } from '@lingui/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ToastRegion } from '../components/toast/toast-region.tsx';
import { queryClient } from '../lib/query-client.ts';
import { ProtectionGate } from '../features/protection/components/protection-gate.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';
import { useLocale } from './use-language.ts';

/** The whole page: providers, the screens, and what lies over them. */
export function App() {
  // What isn't asked for by a hook of Lingui's is drawn again too when the language changes.
  const locale = useLocale();
  return (
    <LinguiProvider i18n={i18n}>
      <AriaI18nProvider locale={locale === 'zh-Hans' ? 'zh-CN' : 'en-US'}>
        <QueryClientProvider client={queryClient}>
          <Router hook={useHashLocation}>
            <ErrorBoundary>
              <ProtectionGate>
                <Shell />
              </ProtectionGate>
            </ErrorBoundary>
          </Router>
          <ToastRegion />
        </QueryClientProvider>
      </AriaI18nProvider>
    </LinguiProvider>
  );
}

import { QueryClient } from '@tanstack/react-query';

/**
 * Answers stay until an event says that they changed. `always`: the standard mode pauses every query while the network is
 * off, and this application has none.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

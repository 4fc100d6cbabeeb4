import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallInput, CallOutput } from '../../../shared/contracts/index.ts';
import { call } from '../../lib/client.ts';

type ReadingCall = 'reviews.previewList' | 'evidence.readSalesReport';

/** What reading a table gives; asked anew when the input changes, and not kept behind the dialog. Null: nothing to read yet. */
export function useTableAnswer<Name extends ReadingCall>(name: Name, input: CallInput<Name> | null) {
  const { data, error, isFetching } = useQuery<CallOutput<Name>>({
    queryKey: ['table', name, input],
    queryFn: () => call(name, input as CallInput<Name>),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
  });
  return { data: input === null ? undefined : data, error, isFetching };
}

import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { TableFault } from '../../../../shared/domain/table-source.ts';
import { findAppError } from '../../../../shared/errors.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { describeTableFault } from '../table-fault-words.ts';

export type TableAnswerProps<Read extends { readonly kind: string }> = {
  readonly answer: {
    readonly data: Read | TableFault | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
  };
  readonly children: (read: Exclude<Read, TableFault>) => ReactNode;
};

/** What came of reading a table: what was read, or why it could not be. */
export function TableAnswer<Read extends { readonly kind: string }>({ answer, children }: TableAnswerProps<Read>) {
  const { data, error } = answer;
  if (error) {
    const failure = findAppError(error);
    const words = failure && describeError(failure);
    return (
      <Callout tone="danger" title={words?.title ?? <Trans>The file could not be read.</Trans>}>
        {words?.fix ?? ''}
      </Callout>
    );
  }
  if (!data) {
    return answer.isFetching ? (
      <p role="status">
        <Trans>Reading the table…</Trans>
      </p>
    ) : null;
  }
  if (data.kind === 'fault') {
    const { title, fix } = describeTableFault(data as TableFault);
    return (
      <div role="alert">
        <Callout tone="warning" title={title}>
          {fix}
        </Callout>
      </div>
    );
  }
  return <>{children(data as Exclude<Read, TableFault>)}</>;
}

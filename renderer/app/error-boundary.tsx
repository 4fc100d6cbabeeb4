import { Trans } from '@lingui/react/macro';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Unplug } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { findAppError, type AppError } from '../../shared/errors.ts';
import { Button } from '../components/button/button.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { describeError } from '../lib/describe-error.ts';

export type ErrorBoundaryProps = {
  readonly children: ReactNode;
  /** A change of it tries again: the address, usually. */
  readonly resetKey?: string;
  /** Stands in the failed place instead of the note; for places too small for it. */
  readonly fallback?: ReactNode;
};

/** Shows a failure in the place where it happened and leaves the rest of the window alone. */
export function ErrorBoundary(props: ErrorBoundaryProps) {
  const { reset } = useQueryErrorResetBoundary();
  return <Boundary {...props} onReset={reset} />;
}

type BoundaryProps = ErrorBoundaryProps & { readonly onReset: () => void };
type BoundaryState = { readonly thrown: unknown };

// The only class of the page: React offers no other way to catch what a component throws.
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { thrown: null };

  static getDerivedStateFromError(thrown: unknown): BoundaryState {
    return { thrown: thrown ?? new Error('Nothing was thrown') };
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.thrown !== null && before.resetKey !== this.props.resetKey) this.retry();
  }

  private readonly retry = (): void => {
    this.props.onReset();
    this.setState({ thrown: null });
  };

  override render(): ReactNode {
    if (this.state.thrown === null) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return <FailureNote thrown={this.state.thrown} onRetry={this.retry} />;
  }
}

function FailureNote({ thrown, onRetry }: { readonly thrown: unknown; readonly onRetry: () => void }) {
  const surprise: AppError = { code: 'internal', message: String(thrown), details: { errorId: '' } };
  const { title, fix } = describeError(findAppError(thrown) ?? surprise);
  return (
    <EmptyState
      icon={Unplug}
      title={title}
      actions={
        <>
          <Button onPress={onRetry}>
            <Trans>Try again</Trans>
          </Button>
          <Button onPress={() => window.location.assign('#/cases')}>
            <Trans>Go to all appeals</Trans>
          </Button>
        </>
      }
    >
      {fix}
    </EmptyState>
  );
}

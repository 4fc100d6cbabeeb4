import type { z } from 'zod';

/** One request of the page to the application. */
export type CallSpec<Input extends z.ZodType, Output extends z.ZodType> = {
  readonly kind: 'call';
  readonly input: Input;
  readonly output: Output;
  /** The page hands over dropped files beside the input; the preload turns them into paths that the page never sees. */
  readonly takesFiles: boolean;
};

/** One message of the application to every window. */
export type EventSpec<Payload extends z.ZodType> = { readonly kind: 'event'; readonly payload: Payload };

export function defineCall<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  options: { readonly takesFiles?: boolean } = {},
): CallSpec<Input, Output> {
  return { kind: 'call', input, output, takesFiles: options.takesFiles ?? false };
}

export function defineEvent<Payload extends z.ZodType>(payload: Payload): EventSpec<Payload> {
  return { kind: 'event', payload };
}

import type { z } from 'zod';
import { contract, type CallName, type Handlers } from '../../shared/contracts/index.ts';
import type { CallSpec } from '../../shared/contracts/define.ts';
import { type AppError, appError, findAppError, type InputIssue } from '../../shared/errors.ts';
import { findForbiddenKey, listIssues } from '../../shared/input-issues.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { CallCount } from './call-count.ts';
import { refuseUnsafePaths } from './dropped-paths.ts';
import { describeThrown } from './diagnostics/describe-thrown.ts';
import type { Log } from './diagnostics/log.ts';

/** One request from any transport; checked here, so that a transport needs no rules of its own. Never rejects. */
export type Call = (channel: string, input: unknown, paths?: readonly string[]) => Promise<Result<unknown>>;

type CallerOptions = {
  readonly handlers: Partial<Handlers>;
  /** The answer to calls of the contract that this host has no handler for. */
  readonly whenMissing?: AppError;
  readonly calls: CallCount;
  readonly log: Log;
  readonly newId: () => string;
  readonly platform: NodeJS.Platform;
  /** Whether answers are parsed as well: on in development and tests, where a wrong one should be seen at once. */
  readonly checksOutputs: boolean;
};

type AnyCall = CallSpec<z.ZodType, z.ZodType>;
type AnyHandler = (input: unknown, paths: readonly string[]) => Promise<Result<unknown>> | Result<unknown>;

/** The one way from a transport to the handlers: parse, call, and turn surprises into `internal`. */
export function createCaller(options: CallerOptions): Call {
  const { handlers, calls, log, newId, platform, checksOutputs } = options;
  const answer = async (channel: CallName, input: unknown, paths: readonly string[]): Promise<Result<unknown>> => {
    const spec = contract[channel] as AnyCall;
    const parsed = parseInput(spec, input, paths, platform);
    if (!parsed.ok) return parsed;
    const handler = handlers[channel] as AnyHandler | undefined;
    if (!handler) return fail(options.whenMissing ?? noSuchCall(channel));
    const result = await handler(parsed.value, paths);
    if (!result.ok || !checksOutputs) return result;
    return { ok: true, value: spec.output.parse(result.value) };
  };
  return async (channel, input, paths = []) => {
    if (!isCall(channel)) return fail(noSuchCall(channel));
    try {
      return await calls.during(() => answer(channel, input, paths));
    } catch (thrown) {
      const expected = findAppError(thrown);
      if (expected !== undefined) return fail(expected);
      const errorId = newId();
      log.error('call failed', { channel, errorId, stack: describeThrown(thrown) });
      return fail(appError('internal', `Something went wrong (${errorId})`, { errorId }));
    }
  };
}

function noSuchCall(channel: string): AppError {
  return appError('not-found', `There is no call "${channel}"`, { what: 'call', id: channel });
}

function isCall(channel: string): channel is CallName {
  return Object.hasOwn(contract, channel) && contract[channel as CallName].kind === 'call';
}

function parseInput(
  spec: AnyCall,
  input: unknown,
  paths: readonly string[],
  platform: NodeJS.Platform,
): Result<unknown> {
  const forbidden = findForbiddenKey(input);
  if (forbidden !== undefined) return invalid([{ path: forbidden, message: 'this name is not allowed' }]);
  const parsed = spec.input.safeParse(input);
  if (!parsed.success) return invalid(listIssues(parsed.error, input));
  if (paths.length > 0 && !spec.takesFiles) return invalid([{ path: '', message: 'this call takes no files' }]);
  const refused = refuseUnsafePaths(paths, platform);
  if (refused.length === 0) return { ok: true, value: parsed.data };
  return fail(appError('files-refused', 'Some files lie where they cannot be read', { files: refused }));
}

function invalid(issues: readonly InputIssue[]): Result<never> {
  const list = issues.map((issue) => `${issue.path || 'input'}: ${issue.message}`).join('; ');
  return fail(appError('invalid-input', `Not as expected: ${list}`, { issues }));
}

import type { Handlers } from '../../../shared/contracts/index.ts';
import type { NoticePartReading } from '../../../shared/contracts/notices.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { ReplyFile } from '../../../shared/domain/reply.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { describeParts, type NoticeTask } from './describe-parts.ts';

/** Longer texts are read in a thread: reading takes 10 ms for 1,000 characters on a slow computer. */
const MAX_HERE = 2_000;

/** Answers the calls `notices.*`. */
export function createNoticesHandlers({
  catalogue,
  readAway,
  readFile,
  chooseFile,
}: {
  readonly catalogue: Catalogue;
  /** Reads in a thread. */
  readonly readAway: (task: NoticeTask) => Promise<Result<NoticePartReading[]>>;
  readonly readFile: (path: string) => Promise<Result<ReplyFile>>;
  readonly chooseFile: () => Promise<readonly string[] | null>;
}): Pick<Handlers, 'notices.read' | 'notices.readFile'> {
  const { marketplaces, noticeCues } = catalogue;
  return {
    'notices.read': ({ text, receivedOn }) => {
      const task = { text, receivedOn, catalogue: { marketplaces, noticeCues } };
      return text.length <= MAX_HERE ? ok(describeParts(task)) : readAway(task);
    },
    'notices.readFile': async (_input, paths) => {
      const [path] = paths.length > 0 ? paths : ((await chooseFile()) ?? []);
      return path === undefined ? ok(null) : readFile(path);
    },
  };
}

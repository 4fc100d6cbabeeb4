import type { NoticePartReading } from '../../../shared/contracts/notices.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { serveLine } from '../../jobs/serve-line.ts';
import { describeParts, type NoticeTask } from './describe-parts.ts';

function read(task: NoticeTask): Promise<Result<NoticePartReading[]>> {
  return Promise.resolve(ok(describeParts(task)));
}

serveLine(read);

// Looks into files as the real worker does, but the process aborts at one of them, as a bug in a picture library would make it.
import { serveLine } from '../../../../../electron/jobs/serve-line.ts';
import { ok } from '../../../../../shared/result.ts';

serveLine<{ readonly fileName?: string }, unknown>(({ fileName }) => {
  if (fileName === 'abort.pdf') process.kill(process.pid, 'SIGABRT');
  const size = { width: null, height: null, dpi: null };
  return Promise.resolve(ok({ kind: 'pdf', mime: 'application/pdf', pageCount: 1, ...size, findings: [] }));
});

import type { RunScope } from '../engine/jobs/ports.js';
import { message } from '../words/message.js';
import type { Job } from './job.js';

/** What the job of the backups calls. */
export interface BackupWork {
  /** Absent: no folder is set. */
  makeBackup?: (tell: RunScope['tell']) => Promise<unknown>;
}

export const backupJobs = ({ makeBackup }: BackupWork): Job[] => [
  {
    name: 'backup',
    at: '0 15 3 * * *',
    catchUp: true,
    ...(makeBackup ? {} : { lacks: message('refusedJob.backupNoFolder') }),
    runOnce: async (_now, _on, scope) => makeBackup?.(scope?.tell ?? (() => {})),
  },
];

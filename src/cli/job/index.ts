import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { listJobs } from './list.js';
import { runJob } from './run.js';

export const jobCommands = (host: Host) =>
  command('job', 'Shows what a running node does by itself, and does it now.', ['job list', 'job run tell-closures'])
    .addCommand(listJobs(host))
    .addCommand(runJob(host));

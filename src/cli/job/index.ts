import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { changeJob, createJob, jobReaders, removeJob } from './create.js';
import { jobHistory } from './history.js';
import { listJobs } from './list.js';
import { previewJob } from './preview.js';
import { runJob } from './run.js';
import { scheduleJob } from './schedule.js';
import { turnJob } from './turn.js';

export const jobCommands = (host: Host) =>
  command('job', 'Shows what a running node does by itself, does it now, and makes jobs of your own.', [
    'job list',
    'job preview expire-lending',
    'job run tell-closures',
    'job create "Pull slips" --view 4 --do printSlips --slip incomingSlip',
  ])
    .addCommand(listJobs(host))
    .addCommand(previewJob(host))
    .addCommand(runJob(host))
    .addCommand(jobHistory(host))
    .addCommand(turnJob(host, 'on'))
    .addCommand(turnJob(host, 'off'))
    .addCommand(scheduleJob(host))
    .addCommand(createJob(host))
    .addCommand(changeJob(host))
    .addCommand(removeJob(host))
    .addCommand(jobReaders(host));

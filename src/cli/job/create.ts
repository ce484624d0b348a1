import { type Command, Option } from 'commander';
import {
  type JobDeed,
  type JobReport,
  type JobWish,
  jobDeedNames,
  jobFormats,
  jobReports,
} from '../../domain/jobs/deeds.js';
import type { LetterCode } from '../../domain/letters.js';
import type { JobView } from '../../engine/desk/jobs.js';
import type { Said } from '../../words/said.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { when } from '../when.js';
import { linesOf } from './lines.js';
import { scheduleFrom, type WhenOptions, withWhen } from './when-options.js';

interface Options extends StaffOptions, WhenOptions {
  name?: string;
  view?: string;
  report?: JobReport;
  do?: JobDeed;
  slip?: LetterCode;
  status?: string;
  note?: string;
  format?: JobWish['format'];
  to?: string[];
  preview?: boolean;
}

/** What a job works on and does, as it is typed. */
const withDeed = (of: Command): Command =>
  withWhen(of)
    .option('--view <id>', 'the shared view that it works on; `view list` shows their numbers')
    .addOption(new Option('--report <name>', 'the report that it exports').choices([...jobReports]))
    .addOption(new Option('--do <deed>', 'what it does').choices([...jobDeedNames]))
    .option('--slip <code>', 'the slip that it prints or mails; `letter catalogue` shows their codes')
    .option('--status <code>', 'the status that the requests get')
    .option('--note <text>', 'an internal note on each request')
    .addOption(new Option('--format <format>', 'of the file').choices([...jobFormats]))
    .addOption(new Option('--to <address>', 'who gets the file by e-mail, once for each').argParser(collected));

const given = ({ view, report, do: deed, slip, status, note, format, to }: Options): Partial<JobWish> => ({
  ...(view ? { view } : {}),
  ...(report ? { report } : {}),
  ...(deed ? { deed } : {}),
  ...(slip ? { slip } : {}),
  ...(status ? { status } : {}),
  ...(note ? { note } : {}),
  ...(format ? { format } : {}),
  ...(to ? { mailTo: to } : {}),
});

const kept = (host: Host) => (job: Said<JobView>) => [
  `${job.name}: ${job.title}. ${job.says}`,
  `${job.when}${job.next ? `, next ${when(host, job.next)}` : ''}.`,
];

export const createJob = (host: Host) =>
  withDeed(
    staffCommand('create', 'Makes a job of yours: what is done with the requests of a shared view, and when.', [
      'job create "Pull slips" --view 4 --do printSlips --slip incomingSlip --every workingDay --at 08:00',
      'job create "Overdue, weekly" --report overdue --do export --to director@college.ca --every week --days 1',
      'job create "Old requests" --view 7 --do expire --preview',
    ]),
  )
    .argument('<name>', 'appears in the history of each request, with your name')
    .option('--preview', 'only show what it would do now')
    .action(async (name: string, options: Options) => {
      if (!options.do) throw new Misused('Say what the job does: --do printSlips, for example.');
      const wish: JobWish = { ...given(options), name, deed: options.do, schedule: scheduleFrom(options) };
      const client = await connect(host, options);
      if (options.preview)
        return answer(host, options, await client.previewStaffJob(wish), ({ would }) =>
          linesOf(would, 'Nothing would be done now.'),
        );
      answer(host, options, await client.addStaffJob(wish), kept(host));
    });

export const changeJob = (host: Host) =>
  withDeed(
    staffCommand('change', 'Changes a job of yours. Whoever changes it is its maker from then on.', [
      'job change own-3 --every day --at 07:30',
      'job change own-3 --name "Pull slips, early"',
    ]),
  )
    .argument('<job>', 'its name, as `job list` shows it: own-3')
    .option('--name <name>', 'another name')
    .action(async (job: string, options: Options) => {
      const client = await connect(host, options);
      const found = (await client.jobs()).find((each) => each.name === job);
      if (!found?.own || !found.movable) throw new Misused(`${job} is no job of yours. See interlend job list.`);
      const { id, maker: _maker, mine: _mine, stopped: _stopped, viewName: _view, ...own } = found.own;
      const { view, report, ...rest } = own;
      const { every = found.movable.every, at = found.movable.at, ...more } = options;
      const isMoved = [options.every, options.at, options.days, options.day, options.month].some(
        (each) => each !== undefined,
      );
      const source = options.view || options.report ? {} : { ...(view ? { view } : {}), ...(report ? { report } : {}) };
      const wish = {
        ...(rest as JobWish),
        ...source,
        ...given(options),
        ...(options.name ? { name: options.name } : {}),
        schedule: isMoved ? scheduleFrom({ ...found.movable, ...more, every, at }) : found.movable,
      };
      answer(host, options, await client.changeStaffJob(id, wish), kept(host));
    });

export const removeJob = (host: Host) =>
  staffCommand('remove', 'Removes a job of yours. What it did stays in the history of the requests.', [
    'job remove own-3',
  ])
    .argument('<job>', 'its name, as `job list` shows it: own-3')
    .action(async (job: string, options: StaffOptions) => {
      const id = /^own-(\d+)$/.exec(job)?.[1];
      if (!id) throw new Misused(`${job} is no job of yours. See interlend job list.`);
      await (await connect(host, options)).removeStaffJob(id);
      answer(host, options, { job }, () => [`${job} is removed.`]);
    });

export const jobReaders = (host: Host) =>
  staffCommand('mail', 'Says who gets mail when a job fails: of one job, or of all that name nobody of their own.', [
    'job mail',
    'job mail --to systems@college.ca',
    'job mail tidy --to night@college.ca',
    'job mail tidy --as-all',
  ])
    .argument('[job]', 'its name, as `job list` shows it; without it all jobs')
    .addOption(new Option('--to <address>', 'once for each').argParser(collected))
    .option('--nobody', 'nobody gets mail')
    .option('--as-all', 'whoever gets mail of all jobs')
    .action(async (job: string | undefined, options: StaffOptions & { to?: string[]; nobody?: true; asAll?: true }) => {
      const client = await connect(host, options);
      const to = options.nobody ? [] : options.to;
      const said = (readers: readonly string[]) => [
        readers.length > 0 ? `Mail goes to ${readers.join(', ')}.` : 'Nobody gets mail.',
      ];
      if (job === undefined)
        return answer(host, options, to ? await client.setJobReaders(to) : await client.jobReaders(), said);
      const changed =
        to || options.asAll
          ? await client.changeJob(job, { mailTo: options.asAll ? null : (to ?? null) })
          : (await client.jobs()).find(({ name }) => name === job);
      if (!changed) throw new Misused(`There is no job ${job}. See interlend job list.`);
      answer(host, options, changed, ({ mailTo }) =>
        mailTo ? said(mailTo) : ['Mail goes to whoever gets it of all jobs.'],
      );
    });

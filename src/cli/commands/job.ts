import { InvalidArgumentError } from 'commander';
import { rhythms, type Schedule } from '../../domain/calendar/schedule.js';
import { jobDeedNames, jobFormats, jobReports } from '../../domain/jobs/deeds.js';
import type { Client, Fields, Thing } from '../client.js';
import { call, custom, group } from '../command.js';
import { Misused } from '../failures.js';
import { collected } from '../input.js';
import type { OwnValues } from '../row.js';
import type { At } from '../table.js';

type Job = Thing<'JobView'>;
type Line = Thing<'JobLine'>;
type Wish = Fields<'addStaffJob'>;

const itsName = 'its name, as `job list` shows it';
const ownName = `${itsName}: own-3`;
const name = { name: ['<job>', itsName] } as const;

/** What a run did or would do, a line each: how many, and the first of them. */
const linesOf = (lines: readonly Line[], nothing: string): string[] =>
  lines.length === 0
    ? [nothing]
    : lines.flatMap(({ label, count, requests }) => [
        `${label}: ${count}`,
        ...requests.slice(0, 20).map(({ externalId, title }) => `  ${externalId}  ${title}`),
      ]);

const wouldDo = ({ would }: { would: readonly Line[] }): string[] => linesOf(would, 'Nothing would be done now.');

/** What a job works on and does, and when it runs, as it is typed. */
const wishOptions = {
  '--every <rhythm>': ['how often', rhythms],
  '--at <time>': 'the time, `08:00`; of an hour its minutes count',
  '--days <days>': ['of a week: 0 is Sunday, `1,4`', daysOfWeek],
  '--day <day>': ['of a month or a year', whole],
  '--month <month>': ['of a year, 1 to 12', whole],
  '--view <id>': 'the shared view that it works on; `view list` shows their numbers',
  '--report <name>': ['the report that it exports', jobReports],
  '--do <deed>': ['what it does', jobDeedNames],
  '--slip <code>': 'the slip that it prints or mails; `letter catalogue` shows their codes',
  '--status <code>': 'the status that the requests get',
  '--note <text>': 'an internal note on each request',
  '--format <format>': ['of the file', jobFormats],
  '--to <address>': ['who gets the file by e-mail, once for each', collected],
} as const;
type Wished = OwnValues<typeof wishOptions, object>;

const given = ({ view, report, do: deed, slip, status, note, format, to }: Wished): Partial<Wish> => {
  const said = { view, report, deed, slip, status, note, format, mailTo: to };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as Partial<Wish>;
};

const scheduleFrom = ({ every = 'workingDay', at = '08:00', days, day, month }: Partial<Schedule>): Schedule => ({
  every,
  at,
  ...(days ? { days } : {}),
  ...(day === undefined ? {} : { day }),
  ...(month === undefined ? {} : { month }),
});

function daysOfWeek(given: string): number[] {
  if (/^[0-6](,[0-6])*$/.test(given)) return given.split(',').map(Number);
  throw new InvalidArgumentError('Write days from 0 (Sunday) to 6, separated by commas: 1,4.');
}

function whole(given: string): number {
  if (/^\d{1,2}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Write a whole number.');
}

const next = (job: Job, { at }: { at: At }): string => `${job.when}${job.next ? `, next ${at(job.next)}` : ''}.`;
const kept = (job: Job, context: { at: At }): string[] => [
  `${job.name}: ${job.title}. ${job.says}`,
  next(job, context),
];

/** `job on` and `job off`. */
const turnJob = (how: 'on' | 'off', says: string) =>
  call('changeJob', how, {
    says,
    examples: [`job ${how} send-overdues`],
    args: name,
    fills: () => ({ on: how === 'on' }),
    lines: (job) => [job.on ? `${job.name} is switched on: ${job.when}.` : `${job.name} is switched off.`],
  });

/** A job of one's own goes by its number: its maker may do so who may not run all jobs. */
const ownNumber = (job: string): string | undefined => /^own-(.*)$/.exec(job)?.[1];

export const jobCommands = group(
  'job',
  'Shows what a running node does by itself, does it now, and makes jobs of your own.',
  [
    'job list',
    'job preview expire-lending',
    'job run tell-closures',
    'job create "Pull slips" --view 4 --do printSlips --slip incomingSlip',
  ],
  [
    call('listJobs', 'list', {
      says: 'Shows the timetable: what each job does, when it ran last, and when it runs next.',
      examples: ['job list', 'job list --json'],
      columns: {
        Job: 'name',
        Runs: ({ own, on, when }) => (own?.stopped ? 'does not run' : on ? when : 'switched off'),
        Last: ({ last }, at) => last && `${at(last.slot)}${last.finishedAt ? '' : ' (not finished)'}`,
        Next: (job, at) => at(job.next),
        'What it does': ({ own, title, says }) => (own ? `${title} (${own.maker.name}): ${own.stopped ?? says}` : says),
      },
    }),
    custom('preview', {
      says: 'Shows what a job would do now. Nothing is kept and nobody is told.',
      examples: ['job preview expire-lending'],
      args: { '<job>': itsName },
      run: async ({ node, own: { job } }) => {
        const { previewJob, previewStaffJob } = await node();
        const id = ownNumber(job);
        return id === undefined ? previewJob({ name: job }) : previewStaffJob({ id });
      },
      lines: wouldDo,
    }),
    custom('run', {
      says: 'Runs a job now, beside its timetable.',
      examples: ['job run claim-unanswered', 'job run tell-closures'],
      args: { '<job>': itsName },
      run: async ({ node, own: { job } }) => {
        const { runJob, runStaffJob } = await node();
        const id = ownNumber(job);
        return id === undefined ? runJob({ name: job }) : runStaffJob({ id });
      },
      lines: ({ job, did, done }) => [
        done === undefined ? `${job.name} has run.` : `${job.name} has run: ${done} done.`,
        ...(did.length > 0 ? linesOf(did, '') : []),
      ],
    }),
    call('listJobRuns', 'history', {
      says: 'Shows the last runs of a job, and what each did.',
      examples: ['job history age-loans'],
      args: name,
      columns: {
        Began: ({ startedAt }, at) => at(startedAt),
        Outcome: 'outcome',
        By: 'by',
        'What it did': ({ problem, did }) =>
          problem ? problem : did.map(({ label, count }) => `${label}: ${count}`).join(', '),
      },
    }),
    turnJob('on', 'Switches a job on.'),
    turnJob('off', 'Switches a job off: it does not run by itself any more.'),
    call('changeJob', 'schedule', {
      says: 'Chooses when a job runs; `own` gives it its built-in schedule back.',
      examples: [
        'job schedule send-overdues workingDay 08:00',
        'job schedule send-overdues week 08:00 --days 1,4',
        'job schedule send-overdues own',
      ],
      args: {
        ...name,
        '<every>': 'hour, day, workingDay, week, month, year or own',
        '[at]': ['the time, `08:00`', (time: string) => time, '00:00'],
      },
      options: {
        '--days <days>': 'of a week: 0 is Sunday',
        '--day <day>': 'of a month or a year',
        '--month <month>': 'of a year',
      },
      fills: (_, { own: { every, at, days, day, month } }) => ({
        schedule:
          every === 'own'
            ? null
            : {
                every: every as Schedule['every'],
                at,
                ...(days ? { days: days.split(',').map(Number) } : {}),
                ...(day ? { day: Number(day) } : {}),
                ...(month ? { month: Number(month) } : {}),
              },
      }),
      lines: (job, context) => [`${job.name}: ${next(job, context)}`],
    }),
    custom('create', {
      says: 'Makes a job of yours: what is done with the requests of a shared view, and when.',
      examples: [
        'job create "Pull slips" --view 4 --do printSlips --slip incomingSlip --every workingDay --at 08:00',
        'job create "Overdue, weekly" --report overdue --do export --to director@college.ca --every week --days 1',
        'job create "Old requests" --view 7 --do expire --preview',
      ],
      args: { '<name>': 'appears in the history of each request, with your name' },
      options: { ...wishOptions, '--preview': 'only show what it would do now' },
      run: async ({ node, own }) => {
        if (!own.do) throw new Misused('Say what the job does: --do printSlips, for example.');
        const wish = { ...given(own), name: own.name, deed: own.do, schedule: scheduleFrom(own) } as Wish;
        const { addStaffJob, previewStaffJobDraft } = await node();
        return own.preview ? previewStaffJobDraft(wish) : addStaffJob(wish);
      },
      lines: (made, context) => ('would' in made ? wouldDo(made) : kept(made, context)),
    }),
    custom('change', {
      says: 'Changes a job of yours. Whoever changes it is its maker from then on.',
      examples: ['job change own-3 --every day --at 07:30', 'job change own-3 --name "Pull slips, early"'],
      args: { '<job>': ownName },
      options: { ...wishOptions, '--name <name>': 'another name' },
      run: async ({ node, own }) => {
        const client = await node();
        return client.changeStaffJob(await changed(client, own));
      },
      lines: kept,
    }),
    custom('remove', {
      says: 'Removes a job of yours. What it did stays in the history of the requests.',
      examples: ['job remove own-3'],
      args: { '<job>': ownName },
      run: async ({ node, own: { job } }) => {
        const id = /^own-(\d+)$/.exec(job)?.[1];
        if (!id) throw new Misused(`${job} is no job of yours. See interlend job list.`);
        await (await node()).removeStaffJob({ id });
        return { job };
      },
      lines: ({ job }) => [`${job} is removed.`],
    }),
    custom('mail', {
      says: 'Says who gets mail when a job fails: of one job, or of all that name nobody of their own.',
      examples: [
        'job mail',
        'job mail --to systems@college.ca',
        'job mail tidy --to night@college.ca',
        'job mail tidy --as-all',
      ],
      args: { '[job]': 'its name, as `job list` shows it; without it all jobs' },
      options: {
        '--to <address>': ['once for each', collected],
        '--nobody': 'nobody gets mail',
        '--as-all': 'whoever gets mail of all jobs',
      },
      run: async ({ node, own: { job, to: named, nobody, asAll } }): Promise<string[] | Job> => {
        const { changeJob, changeJobReaders, listJobs, readJobReaders } = await node();
        const to = nobody ? [] : named;
        if (job === undefined) return to ? changeJobReaders({ items: to }) : readJobReaders();
        if (to || asAll) return changeJob({ name: job, mailTo: asAll ? null : (to ?? null) });
        const found = (await listJobs()).find((each) => each.name === job);
        if (!found) throw new Misused(`There is no job ${job}. See interlend job list.`);
        return found;
      },
      lines: (answer) => {
        const readers = Array.isArray(answer) ? answer : answer.mailTo;
        if (!readers) return ['Mail goes to whoever gets it of all jobs.'];
        return [readers.length > 0 ? `Mail goes to ${readers.join(', ')}.` : 'Nobody gets mail.'];
      },
    }),
  ],
);

/** The job as it was, with what is said of it now. */
async function changed({ listJobs }: Client, own: Wished & { job: string; name?: string }) {
  const found = (await listJobs()).find((each) => each.name === own.job);
  if (!found?.own || !found.movable) throw new Misused(`${own.job} is no job of yours. See interlend job list.`);
  const { id, maker: _maker, mine: _mine, stopped: _stopped, viewName: _view, view, report, ...rest } = found.own;
  const { every = found.movable.every, at = found.movable.at } = own;
  const isMoved = [own.every, own.at, own.days, own.day, own.month].some((each) => each !== undefined);
  const source = own.view || own.report ? {} : { ...(view ? { view } : {}), ...(report ? { report } : {}) };
  return {
    id,
    ...rest,
    ...source,
    ...given(own),
    ...(own.name ? { name: own.name } : {}),
    schedule: isMoved ? scheduleFrom({ ...found.movable, ...own, every, at }) : found.movable,
  } as Fields<'changeStaffJob'>;
}

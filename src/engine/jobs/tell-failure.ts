import type { Language } from '../../domain/fulfilment/patron.js';
import { say } from '../../words/index.js';
import { type Message, message, type Wording } from '../../words/message.js';
import type { JobStreak } from '../desk/jobs.js';
import type { EngineContext } from '../engine-context.js';
import type { MailQueue } from '../model/mail.js';

/** What a mail about a failure is written from. */
export interface FailedJob {
  name: string;
  title: Wording;
  problem: Message;
  streak: JobStreak;
  at: Date;
}

export interface FailureTools {
  mails: MailQueue;
  readersOf(job: string): Promise<JobReader[]>;
  failureTold(job: string): Promise<void>;
}

/** An address, and the language of the member of staff who has it. */
export interface JobReader {
  to: string;
  language?: Language;
}

/** One mail a reader when a job begins to fail; no more until it has worked again. Never throws. */
export async function tellFailure(
  { settings, log }: Pick<EngineContext, 'settings' | 'log'>,
  { mails, readersOf, failureTold }: FailureTools,
  { name, title, problem, streak, at }: FailedJob,
): Promise<void> {
  if (streak.told) return;
  try {
    const readers = await readersOf(name);
    for (const { to, language = settings.language } of readers) {
      const facts = {
        job: title,
        library: settings.name,
        problem,
        at: { moment: at.toISOString(), zone: settings.timeZone },
        linked: settings.address ? 'yes' : 'no',
        url: `${settings.address.replace(/\/$/, '')}/jobs?job=${encodeURIComponent(name)}`,
      };
      const queued = await mails.queue({
        purpose: 'failure',
        to,
        language,
        once: `failure ${name} ${streak.since.toISOString()} ${to}`,
        subject: say(message('mail.jobFailedSubject', facts), language),
        text: say(message('mail.jobFailedText', facts), language),
      });
      if (queued.kind === 'invalid') log.warn({ job: name, to }, 'Nobody at this address can be told of a failure.');
    }
    if (readers.length > 0) await failureTold(name);
  } catch (error) {
    log.error({ err: error, job: name }, 'A failure could not be told by mail; the next one is.');
  }
}

import type { EngineContext } from '../engine-context.js';
import type { ClaimedMail, MailAnswer, MailCarrier, MailStore } from '../model/mail.js';
import { createKeptAnswers } from './kept-answers.js';

/** The worker that sends mails that are due. */
export interface Mailer {
  start(): void;
  /** One round: stores what could not be stored before, claims what is due, sends it, settles it. Gives how many it sent. */
  runOnce(now?: Date): Promise<number>;
  /** Claims no more, waits for what is on its way and until every answer of the server is stored. */
  stop(): Promise<void>;
  /** The database is closed: whatever is not stored now is lost. */
  giveUp(): void;
}

/** Mails of one round; a server that takes them fast is asked again at once. */
const atOnce = 10;
/** A process that has so many answers to store sends nothing more. */
const keptAtMost = 50;
/** After the database was away, processes come back one by one: what another one holds is not taken over so soon. */
const comesBackMs = 30_000;

export function createMailer(
  context: Pick<EngineContext, 'settings' | 'instance' | 'log' | 'faultPoint'>,
  store: MailStore,
  carrier: MailCarrier,
): Mailer {
  const { log } = context;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<unknown> | undefined;

  const sending = new Set<string>();
  const kept = createKeptAnswers(context, store.settle);

  async function send(mail: ClaimedMail, now: Date): Promise<void> {
    sending.add(mail.id);
    try {
      const answer = await carrier.send(mail);
      context.faultPoint('mailSent');
      if (answer.kind !== 'sent')
        log.warn({ mail: mail.id, kind: answer.kind, code: answer.code, words: answer.words }, 'A mail was not taken.');
      await kept.store({ mail, answer, at: now, nextTryAt: nextMailTry(answer, mail.tries, now) });
    } finally {
      sending.delete(mail.id);
    }
  }

  async function runOnce(now = new Date()): Promise<number> {
    await kept.storeAgain();
    if (context.settings.smtpHost === '') return 0;
    if (kept.mails().length >= keptAtMost) return 0;
    const claimed = await store
      .claim({
        limit: atOnce,
        instance: context.instance,
        now,
        holding: [...sending, ...kept.mails()],
        takesOver: (kept.failedMsAgo() ?? Number.POSITIVE_INFINITY) > comesBackMs,
      })
      .catch((error: unknown) => {
        kept.failed();
        throw error;
      });
    await Promise.all(claimed.map((mail) => send(mail, now)));
    return claimed.length;
  }

  async function sweep(): Promise<void> {
    let sent = 0;
    try {
      round = runOnce();
      sent = (await round) as number;
    } catch (error) {
      log.warn({ err: error }, 'Mails that are due could not be sent; it is tried again.');
    }
    if (!stopped) timer = setTimeout(() => void sweep(), sent === atOnce ? 0 : context.settings.sweepSeconds * 1000);
  }

  return {
    start: () => void sweep(),
    runOnce,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round?.catch(() => undefined);
      await kept.untilStored();
    },
    giveUp: kept.giveUp,
  };
}

const minute = 60_000;
/** Growing, in minutes; the last one stays. */
const waits = [1, 5, 15, 60, 180, 360];

/** When a mail is tried again after so many tries; undefined: not any more. */
function nextMailTry(answer: MailAnswer, tries: number, now: Date): Date | undefined {
  if (answer.kind !== 'later' && answer.kind !== 'notOurs') return undefined;
  const wait = waits[Math.min(tries, waits.length) - 1] ?? 1;
  return new Date(now.getTime() + wait * minute);
}

import type { EngineContext } from '../engine-context.js';
import type { ClaimedMail, MailAnswer, MailCarrier, MailStore } from '../model/mail.js';

/** The worker that sends mails that are due. */
export interface Mailer {
  start(): void;
  /** One round: claims what is due, sends it, settles it. Gives how many. */
  runOnce(now?: Date): Promise<number>;
  /** Claims no more, waits for what is on its way. */
  stop(): Promise<void>;
}

/** Mails of one round; a server that takes them fast is asked again at once. */
const atOnce = 10;

export function createMailer(
  context: Pick<EngineContext, 'settings' | 'instance' | 'log' | 'faultPoint'>,
  store: MailStore,
  carrier: MailCarrier,
): Mailer {
  const { log } = context;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<unknown> | undefined;

  async function send(mail: ClaimedMail, now: Date): Promise<void> {
    const answer = await carrier.send(mail);
    context.faultPoint('mailSent');
    const kept = await store.settle(mail, answer, now, nextMailTry(answer, mail.tries, now));
    if (!kept) log.warn({ mail: mail.id }, 'A mail took longer than its lease; another process may send it again.');
    if (answer.kind !== 'sent')
      log.warn({ mail: mail.id, kind: answer.kind, code: answer.code, words: answer.words }, 'A mail was not taken.');
  }

  async function runOnce(now = new Date()): Promise<number> {
    const claimed = await store.claim({ limit: atOnce, instance: context.instance, now });
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
    },
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

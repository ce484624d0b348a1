/** What runs by itself: senders, mailer, fetchers, jobs. */
import type { Exchange } from './exchange.js';
import type { Opening } from './opening.js';
import type { Services } from './services.js';
import type { Jobs } from './timetable.js';

/** Starts all that works without being asked; each is told to stop when the node closes. */
export async function startWork(
  opening: Opening,
  exchange: Exchange,
  services: Services,
  { timetable }: Jobs,
): Promise<void> {
  const { settings, log, closing } = opening;
  const { locator: looking, sender, certifier, webhooks } = exchange;
  const { mailer, copies } = services;
  looking.start();
  closing.work(() => looking.stop());
  await sender.start();
  closing.work(() => sender.stop());
  if (settings.smtpHost && settings.sendersAtOnce > 0) mailer.start();
  closing.work(() => mailer.stop());
  closing.base(async () => mailer.giveUp());
  copies
    .clear()
    .catch((err: unknown) => log.warn({ err }, 'The folder of copies could not be cleared; a job tries again.'));
  if (settings.sendersAtOnce > 0) copies.fetcher.start();
  closing.work(() => copies.fetcher.stop());
  if (settings.sendersAtOnce > 0) webhooks.caller.start();
  closing.work(() => webhooks.caller.stop());
  certifier.start();
  closing.work(() => certifier.close());
  timetable.start();
  closing.work(() => timetable.stop());
}

/** What runs in the background: senders, mailer, fetchers, jobs. */
import type { Parts } from './parts.js';

/** Starts all background work; each part is stopped when the node closes. */
export async function startWork({
  opening,
  exchange,
  services,
  jobs: { timetable },
}: Pick<Parts, 'opening' | 'exchange' | 'services' | 'jobs'>): Promise<void> {
  const { settings, log, closing } = opening;
  const { locator, sender, certifier, webhooks } = exchange;
  const { mailer, copies } = services;
  locator.start();
  closing.work(() => locator.stop());
  await sender.start();
  closing.work(() => sender.stop());
  if (settings.sendersAtOnce > 0) mailer.start();
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

/** What the runner (`run-tests.ts`) hands to the tests, and how a suite says what it needs. */

/** A PostgreSQL server on which this account may create databases. */
export function databaseServer(): string {
  const url = process.env['DATABASE_URL'];
  if (url) return url;
  throw new Error('This test needs PostgreSQL: run it by `npm test -- <file>`, or set DATABASE_URL.');
}

/** A RabbitMQ virtual host for tests; nothing when there is no broker. Queues in it carry a random node id all the same. */
export const broker = (): string | undefined => process.env['AMQP_URL'] || undefined;

/** A suite that needs RabbitMQ: counted as skipped where there is none. */
export function withRabbitMq(title: string, suite: (amqpUrl: string) => void): void {
  const url = broker();
  if (url)
    describe(title, function () {
      this.timeout(300_000); // some start brokers and stop them: a busy machine takes its time
      suite(url);
    });
  else describe.skip(title, () => suite('amqp://127.0.0.1:9'));
}

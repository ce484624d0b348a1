/** A way in which the ids of messages that wait reach the process that sends them. */
export type Mode = 'RabbitMQ' | 'without a broker' | 'broker away';

/** What a fault or an abuse does to the exchange, and what the exchange promises all the same. */
export interface FaultCase {
  /** `A1`: the letter of its chapter, and its place there. Titles of tests name it so. */
  code: string;
  /** How it is made, in one sentence. */
  provoked: string;
  /** What must hold, in one sentence. */
  holds: string;
  /** In which modes its tests play it; none where nothing is on its way out, so that no mode can differ. */
  modes?: readonly Mode[];
  /** Why it has no test: the product has no such thing. */
  notBuilt?: string;
}

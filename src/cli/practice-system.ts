import { openPracticeSystem, type PracticeSystemOptions } from '../compose/open-practice-system.js';
import { untilAsked } from './foreground.js';

/** `interlend practice-system`: plays a library's own system until SIGTERM or SIGINT. */
export async function run(options: Record<string, unknown>): Promise<void> {
  const asked = untilAsked();
  const open = await openPracticeSystem(options as unknown as PracticeSystemOptions);
  process.stdout.write(
    `The practice system takes NCIP messages at ${open.url}/ncip, and SIP2 at port ${open.sip2Port}. Its ledger is at ${open.url}/\n`,
  );
  await asked;
  await open.stop();
}

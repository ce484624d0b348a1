import { openPractice, type PracticeOptions } from '../compose/open-practice.js';
import { untilAsked } from './foreground.js';

/** `interlend practice`: plays a partner until SIGTERM or SIGINT. */
export async function run(options: Record<string, unknown>): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const asked = untilAsked();
  const wishes = options as unknown as PracticeOptions;
  const open = await openPractice(wishes, say);
  say(`The practice partner takes messages at ${open.url}/iso18626 as ${wishes.symbols.join(', ')}.`);
  if (wishes.ask) say(`It asks for "${wishes.ask.title}": ${open.partner.ask(wishes.ask)}.`);
  await asked;
  await open.stop();
}

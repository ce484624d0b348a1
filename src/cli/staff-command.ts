import { Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from './input.js';
import { line } from './printable.js';

/** A command that has a sentence and examples, as all of ours. */
export function command(name: string, sentence: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(sentence)
    .addHelpText('after', ['', 'Examples:', ...examples.map(asTyped)].join('\n'));
}

/** Examples are written without our name, except after settings and on the second line of a long one. */
const asTyped = (example: string): string =>
  /^ /.test(example) ? `  ${example}` : /^[A-Z_]+=/.test(example) ? `  $ ${example}` : `  $ interlend ${example}`;

/** A command that talks to a running node. */
export function staffCommand(name: string, sentence: string, examples: readonly string[]): Command {
  return command(name, sentence, examples)
    .option('--url <address>', 'where the node is (INTERLEND_URL, else this machine)')
    .option('--token <token>', 'staff token; other users may see it here, INTERLEND_STAFF_TOKEN is safer')
    .option('--desk <code>', 'the desk where you stand (INTERLEND_DESK, else the usual one of the node)', deskCode)
    .option('--json', 'print JSON for programs instead of text for people');
}

/** It travels in a header: nothing but what codes are made of. */
function deskCode(given: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(given)) return given;
  throw new InvalidArgumentError('Write the code of a desk; interlend library list shows them.');
}

export function withPaging(of: Command): Command {
  return of
    .option('--limit <number>', 'how many at most, from 1 to 200', wholeNumber(1, 200), 50)
    .option('--after <place>', 'go on where the page before ended');
}

/** The line that says how to see more. */
export const more = (next: string | undefined): string[] =>
  next ? ['', `There is more: add --after ${line(next)}`] : [];

export { collected, wholeNumber } from './input.js';

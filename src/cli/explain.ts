import type { Explanation } from '../engine/ports.js';
import type { Host } from './host.js';
import { line } from './printable.js';
import type { StaffOptions } from './staff-access.js';
import { answer, connect, staffCommand } from './staff-command.js';
import { when } from './when.js';

export const explainRequest = (host: Host) =>
  staffCommand('explain', 'Says who has a request, why, what is expected next, and what happens by itself.', [
    'explain OOALG0000123',
    'explain OOALG0000123 --json',
  ])
    .argument('<request>', 'external id or id')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).explain(id), (explanation) =>
        sentences(host, explanation),
      );
    });

export function sentences(host: Host, explanation: Explanation): string[] {
  const { request, sentence, expectedNext, byItself, undelivered } = explanation;
  return [
    `${request}: ${sentence}`,
    ...expectedNext.map(
      ({ who, what, by }) => `Next, ${who}: ${unstopped(what)}${by ? `, by ${when(host, by)}` : ''}.`,
    ),
    ...(expectedNext.length === 0 ? ['Nothing more is expected.'] : []),
    ...byItself.map(
      ({ what, when: at, rule }) =>
        `By itself${at ? `, at ${when(host, at)}` : ''}: ${unstopped(what)} (rule: ${rule}).`,
    ),
    ...(byItself.length === 0 ? ['Nothing happens by itself.'] : []),
    ...undelivered.map(
      ({ message, since, nextAttemptAt, reason }) =>
        `Not delivered since ${when(host, since)}: ${message}${reason ? `, because ${unstopped(reason)}` : ''}.${
          nextAttemptAt ? ` The next try is at ${when(host, nextAttemptAt)}.` : ''
        }`,
    ),
  ].map(line);
}

/** Sentences of the node become parts of ours. */
const unstopped = (sentence: string): string => sentence.replace(/\.$/, '');

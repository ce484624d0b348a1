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

function sentences(host: Host, explanation: Explanation): string[] {
  const { request, sentence, expectedNext, byItself, undelivered } = explanation;
  return [
    sentence.includes(request) ? sentence : `${request}: ${sentence}`,
    ...expectedNext.map(({ who, what, by }) => `Next from ${who}${by ? `, by ${when(host, by)}` : ''}: ${what}`),
    ...(expectedNext.length === 0 ? ['Nothing more is expected.'] : []),
    ...byItself.map(
      ({ what, when: at, rule }) => `By itself${at ? `, at ${when(host, at)}` : ''}: ${what} (rule: ${rule})`,
    ),
    ...(byItself.length === 0 ? ['Nothing happens by itself.'] : []),
    ...undelivered.map(({ message, since, nextAttemptAt, reason }) =>
      [
        `Not delivered since ${when(host, since)}: ${message}.`,
        ...(reason ? [reason] : []),
        ...(nextAttemptAt ? [`The next try is at ${when(host, nextAttemptAt)}.`] : []),
      ].join(' '),
    ),
  ].map(line);
}

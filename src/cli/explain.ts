import type { Language } from '../domain/fulfilment/patron.js';
import { filled, inLanguage, type Sentence } from '../domain/words.js';
import type { Explanation } from './answers.js';
import type { Host } from './host.js';
import { languageOption } from './language.js';
import { line } from './printable.js';
import type { StaffOptions } from './staff-access.js';
import { answer, connect, staffCommand } from './staff-command.js';
import { when } from './when.js';

export const explainRequest = (host: Host) =>
  staffCommand('explain', 'Says who has a request, why, what is expected next, and what happens by itself.', [
    'explain OOALG0000123',
    'explain OOALG0000123 --language fr',
    'explain OOALG0000123 --json',
  ])
    .argument('<request>', 'external id or id')
    .addOption(languageOption(host, 'in which language it is said'))
    .action(async (id: string, options: StaffOptions & { language: Language }) => {
      answer(host, options, await (await connect(host, options)).explain(id), (explanation) =>
        sentences(host, explanation, options.language),
      );
    });

const words = {
  next: { text: 'Next from {who}: {what}', french: 'Ensuite, {who} : {what}' },
  nextBy: { text: 'Next from {who}, by {by}: {what}', french: 'Ensuite, {who}, avant le {by} : {what}' },
  nothingNext: { text: 'Nothing more is expected.', french: 'Plus rien n’est attendu.' },
  byItself: { text: 'By itself: {what} (rule: {rule})', french: 'De soi-même : {what} (règle : {rule})' },
  byItselfAt: {
    text: 'By itself, at {at}: {what} (rule: {rule})',
    french: 'De soi-même, le {at} : {what} (règle : {rule})',
  },
  nothingByItself: { text: 'Nothing happens by itself.', french: 'Rien ne se produit de soi-même.' },
  undelivered: {
    text: 'Not delivered since {since}: {message}.',
    french: 'Non transmis depuis le {since} : {message}.',
  },
  nextTry: { text: 'The next try is at {at}.', french: 'Prochain essai le {at}.' },
} as const satisfies Record<string, Sentence>;

function sentences(host: Host, explanation: Explanation, language: Language): string[] {
  const { request, sentence, expectedNext, byItself, undelivered } = explanation;
  const say = (row: Sentence, values: Record<string, string> = {}) => inLanguage(filled(row, values), language);
  const at = (instant: string) => when(host, instant) ?? '';
  return [
    sentence.includes(request) ? sentence : `${request}: ${sentence}`,
    ...expectedNext.map(({ who, what, by }) =>
      say(by ? words.nextBy : words.next, { who, what, by: by ? at(by) : '' }),
    ),
    ...(expectedNext.length === 0 ? [say(words.nothingNext)] : []),
    ...byItself.map(({ what, when: due, rule }) =>
      say(due ? words.byItselfAt : words.byItself, { what, rule, at: due ? at(due) : '' }),
    ),
    ...(byItself.length === 0 ? [say(words.nothingByItself)] : []),
    ...undelivered.map(({ message, since, nextAttemptAt, reason }) =>
      [
        say(words.undelivered, { since: at(since), message }),
        ...(reason ? [reason] : []),
        ...(nextAttemptAt ? [say(words.nextTry, { at: at(nextAttemptAt) })] : []),
      ].join(' '),
    ),
  ].map(line);
}

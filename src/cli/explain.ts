import { type Code, type Facts, type Language, message, say as sayIn } from '../words/index.js';
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

function sentences(host: Host, explanation: Explanation, language: Language): string[] {
  const { request, sentence, expectedNext, byItself, undelivered } = explanation;
  const say = (code: Code, facts?: Facts) => sayIn(message(code, facts), language);
  const at = (instant: string) => when(host, instant) ?? '';
  return [
    sentence.includes(request) ? sentence : `${request}: ${sentence}`,
    ...expectedNext.map(({ who, what, by }) =>
      say(by ? 'explainLine.nextBy' : 'explainLine.next', { who, what, by: by ? at(by) : '' }),
    ),
    ...(expectedNext.length === 0 ? [say('explainLine.nothingNext')] : []),
    ...byItself.map(({ what, when: due, rule }) =>
      say(due ? 'explainLine.byItselfAt' : 'explainLine.byItself', { what, rule, at: due ? at(due) : '' }),
    ),
    ...(byItself.length === 0 ? [say('explainLine.nothingByItself')] : []),
    ...undelivered.map(({ message, since, nextAttemptAt, reason }) =>
      [
        say('explainLine.undelivered', { since: at(since), message }),
        ...(reason ? [reason] : []),
        ...(nextAttemptAt ? [say('explainLine.nextTry', { at: at(nextAttemptAt) })] : []),
      ].join(' '),
    ),
  ].map(line);
}

/** The work of the day: what needs a person, what was scanned, and why a request waits. */
import { workKindNames } from '../../domain/lists/work-queue.js';
import { type Code, type Facts, type Language, message, say as sayIn } from '../../words/index.js';
import type { Thing } from '../client.js';
import { call } from '../command.js';
import { inTerminalLanguage } from '../locale.js';
import { type At, oneLine, table } from '../table.js';
import { requestLines } from './request-view.js';

export const workCommand = call('listWork', 'work', {
  says: 'Shows what needs a person now, the most urgent first.',
  examples: ['work', 'work --kind answer', 'work --side borrowing --limit 10 --json'],
  paging: true,
  options: {
    kind: ['--kind <kind>', 'only this kind of work', workKindNames],
    side: ['--side <side>', 'requests of our patrons, or of partners', ['borrowing', 'lending']],
  },
  empty: 'Nothing waits for you.',
  columns: {
    Work: 'label',
    Request: ({ request }) => request.externalId,
    Title: ({ request }) => request.title,
    Partner: ({ request }) => request.partnerName ?? request.partner,
    'Next step': ({ action }) => action?.name,
    Since: ({ since }, at) => at(since),
    Why: ({ why }) => why[0],
  },
});

export const scanCommand = call('scan', 'scan', {
  says: 'Scans a barcode or a request id, does the obvious step, and says what it was.',
  examples: [
    'scan OOALG0000123 --notify-patron --print-slip',
    'scan 31761000000001 --request LACITE0000045',
    'scan 31761000000001 --internal-note "Cover torn."',
  ],
  args: { code: ['<code>', 'a barcode of ours or of the lender, or an external id'] },
  options: {
    request: ['--request <id>', 'the request id that was scanned with it'],
    note: ['--note <text>', 'to the partner'],
    internalNote: ['--internal-note <text>', 'for this library only'],
    notifyPatron: ['--notify-patron', 'at receipt: tell the patron that it is on the hold shelf'],
    printSlip: ['--print-slip', 'write the slip of the step'],
    confirmed: ['--confirmed', 'the doubt was read; do it all the same'],
  },
  lines: ({ text, next, request, choices = [] }, { at }) => {
    const label = request?.actions.find(({ name }) => name === next)?.label;
    const rows = choices.map(({ externalId, side, title, stateLabel }) => [externalId, side, title, stateLabel]);
    return [
      // The API says it in the language of the command line.
      oneLine(text),
      ...(label ? [`Next: ${oneLine(label)}`] : []),
      ...(rows.length > 0 ? ['', ...table(['Request', 'Side', 'Title', 'State'], rows)] : []),
      ...(request ? ['', ...requestLines(request, { at })] : []),
    ];
  },
});

export const explainRequest = call('explainRequest', 'explain', {
  says: 'Says who has a request, why, what is expected next, and what happens by itself.',
  examples: ['explain OOALG0000123', 'explain OOALG0000123 --language fr', 'explain OOALG0000123 --json'],
  args: { id: ['<request>', 'external id or id'] },
  options: { '--language': inTerminalLanguage('in which language it is said') },
  lines: (explanation, { at, own }) => sentences(explanation, own.language, at),
});

function sentences(explanation: Thing<'Explanation'>, language: Language, on: At): string[] {
  const { request, sentence, expectedNext, byItself, undelivered } = explanation;
  const say = (code: Code, facts?: Facts) => sayIn(message(code, facts), language);
  const at = (instant: string) => on(instant) ?? '';
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
    ...undelivered.map(({ message, since, nextAttemptAt, onBrokerSince, beingSentSince, reason }) =>
      [
        say('explainLine.undelivered', { since: at(since), message }),
        ...(reason ? [reason] : []),
        ...(onBrokerSince ? [say('explainLine.onBroker', { since: at(onBrokerSince) })] : []),
        ...(beingSentSince ? [say('explainLine.beingSent', { since: at(beingSentSince) })] : []),
        ...(nextAttemptAt ? [say('explainLine.nextTry', { at: at(nextAttemptAt) })] : []),
      ].join(' '),
    ),
  ].map(oneLine);
}

import type { Fields, Thing } from '../client.js';
import { call, custom, group } from '../command.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { Context } from '../row.js';
import { type At, type Columns, factTable, manyLines, oneLine, tableOf } from '../table.js';

type Message = Thing<'MessageDetail'>;

/** A message is named by its way and its number, as lists print it: `in/12`, `out/12`. */
function messageName(given: string): { direction: 'in' | 'out'; id: string } {
  const [, direction, id] = /^(in|out)[/:-]([^/]+)$/.exec(given) ?? [];
  if (!id) throw new Misused(`"${given}" does not name a message.`, 'Write it as in/12 or out/12.');
  return { direction: direction as 'in' | 'out', id };
}

export const messageCommands = group(
  'message',
  'Shows the messages of a running node, as they travelled.',
  ['message list --partner lacite', 'message show out/12 --xml'],
  [
    call('listMessages', 'list', {
      says: 'Shows the messages that came in and went out, the newest first.',
      examples: [
        'message list',
        'message list --request OOALG0000123',
        'message list --partner lacite --direction out --status held',
      ],
      paging: true,
      options: {
        request: ['--request <request>', 'only of this request: id or external id'],
        partner: ['--partner <code>', 'only with this partner'],
        direction: ['--direction <direction>', 'only those that came in, or went out', ['in', 'out']],
        status: ['--status <status>', 'pending, sending, delivered, refused, held, dead …'],
      },
      fills: requestById,
      empty: 'No messages.',
      columns: {
        Message: ({ direction, id }) => `${direction}/${id}`,
        When: (message, at) => at(message.at),
        Partner: 'partner',
        What: 'summary',
        Status: 'status',
        Tries: 'attempts',
        Outcome: 'outcome',
      },
    }),
    custom('show', {
      says: 'Shows one message: every try to send it, the partner’s own words, the XML as it travelled.',
      examples: ['message show out/12', 'message show in/7 --xml > request.xml', 'message show out/12 --confirmation'],
      args: { '<message>': 'in/NUMBER or out/NUMBER, as interlend message list prints it' },
      options: {
        '--xml': 'print only the XML of the message',
        '--confirmation': 'print only the XML of its confirmation',
      },
      run: async ({ host, node, own }) => {
        const name = messageName(own.message);
        const message = await (await node()).readMessage(name);
        if (own.xml) host.out(asWritten(host, message.xml));
        else if (own.confirmation) host.out(asWritten(host, message.confirmationXml ?? ''));
        else return message;
        return undefined;
      },
      lines: messageLines,
    }),
  ],
);

/** Letters and messages are found by the number of their request; people may have its external id. */
export async function requestById(
  { request }: { request?: string },
  { node }: Pick<Context<unknown>, 'node'>,
): Promise<{ request?: string }> {
  return request === undefined ? {} : { request: (await (await node()).readRequest({ id: request })).id };
}

/** Byte for byte into a file or pipe; on a screen without what could steer it. */
const asWritten = (host: Host, xml: string): string => (host.terminal ? manyLines(xml.replaceAll('\r\n', '\n')) : xml);

function messageLines(message: Message, { at }: { at: At }): string[] {
  const { schemaVerdict, tolerances = [], attemptLog = [] } = message;
  return [
    ...factTable([
      ['Message', `${message.direction}/${message.id}`],
      ['What', message.summary],
      ['Partner', message.partner],
      ['Request', message.requestId],
      ['When', at(message.at)],
      ['Status', message.status],
      ['Outcome', message.outcome],
      ['Settled', at(message.settledAt)],
      ['Next try', at(message.nextAttemptAt)],
      ['Came again', message.repeatCount ? `${message.repeatCount} times` : undefined],
      ['ISO 18626', message.isoVersion],
      ['Schema', schemaVerdict && (schemaVerdict.valid ? 'valid' : 'not valid')],
    ]),
    ...(schemaVerdict?.problems ?? []).map((problem) => oneLine(`  ${problem}`)),
    ...tolerances.map((tolerance) => oneLine(`  Read although: ${tolerance}`)),
    ...(attemptLog.length === 0 ? [] : ['', 'Tries:', ...tableOf(attemptLog, tries, at).map((each) => `  ${each}`)]),
    '',
    manyLines(message.xml),
    ...(message.confirmationXml ? ['', 'Confirmation:', manyLines(message.confirmationXml)] : []),
  ];
}

const tries: Columns<NonNullable<Message['attemptLog']>[number]> = {
  '#': 'number',
  When: ({ openedAt }, at) => at(openedAt),
  HTTP: 'httpStatus',
  Result: (attempt) => attempt.class ?? 'not finished',
  Reason: ({ reason, answerPrefix }) => reason ?? answerPrefix,
  ms: 'durationMs',
  Address: 'address',
  Process: 'instance',
};

export const replayMessages = call('replay', 'replay', {
  says: 'Sends stopped messages again: the same bytes, in their order.',
  examples: [
    'replay --message out/12 out/15',
    'replay --partner lacite',
    'replay --partner lacite --since 2025-11-25T08:00:00-05:00',
    'replay --since 2025-11-25T08:00:00-05:00',
  ],
  options: {
    messages: ['--message <messages...>', 'these messages'],
    partner: ['--partner <code>', 'all that stopped on their way to this partner'],
    since: ['--since <time>', 'only those made since this time'],
  },
  fills: selection,
  lines: ({ replayed, skipped }) => [
    replayed === 1 ? 'One message goes out again.' : `${replayed} messages go out again.`,
    ...skipped.map(({ id, reason }) => oneLine(`Not out/${id}: ${reason}`)),
  ],
});

function selection({ messages, partner, since }: Partial<Fields<'replay'>>): Partial<Fields<'replay'>> {
  if (messages !== undefined && (partner !== undefined || since !== undefined))
    throw new Misused('Name messages, or a partner or time, not both.');
  if (messages !== undefined) return { messages: messages.map(outgoingId) };
  if (partner === undefined && since === undefined)
    throw new Misused('Nothing is selected.', 'Give --message, --partner or --since.');
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new Misused(`"${since}" is not a time.`, 'Write it as 2025-11-25T08:00:00-05:00.');
  return since === undefined ? {} : { since: new Date(since).toISOString() };
}

/** Only what went out can be sent again; a bare number means that. */
function outgoingId(given: string): string {
  if (!/[/:-]/.test(given)) return given;
  const { direction, id } = messageName(given);
  if (direction === 'in') throw new Misused(`${given} came in; only messages that go out can be sent again.`);
  return id;
}

export const quarantineCommands = group(
  'quarantine',
  'Shows what arrived and could not be read.',
  ['quarantine list'],
  [
    call('listQuarantine', 'list', {
      says: 'Shows what could not be read, the newest first, with its beginning.',
      examples: ['quarantine list', 'quarantine list --limit 5 --json'],
      paging: true,
      empty: 'Nothing is in quarantine.',
      columns: {
        '#': 'id',
        When: (entry, at) => at(entry.at),
        Partner: 'partner',
        From: 'source',
        Why: 'reason',
        'Begins with': 'prefix',
      },
    }),
  ],
);

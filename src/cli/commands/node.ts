/** How a node is, and whether it can send mail. */
import { call, group } from '../command.js';
import { CallRefused } from '../failures.js';
import { factTable } from '../table.js';

export const showNode = call('readNode', 'node', {
  says: 'Shows how a running node is: what waits, what needs attention, what is connected.',
  examples: ['node', 'node --url https://ill.example.ca --json'],
  lines: ({ name, symbols, snapshot, notices = [] }, { at }) =>
    factTable([
      ['Library', name],
      ['Symbols', symbols.map(({ type, value }) => `${type}:${value}`).join(', ')],
      ['Database', snapshot.database],
      ['Outgoing messages', pathOf(snapshot.delivery, at(snapshot.delivery.since) ?? '')],
      ['Last error of RabbitMQ', snapshot.delivery.lastError],
      ['Waiting to go out', snapshot.outboxDepth],
      ['The oldest for', snapshot.outboxDepth > 0 ? `${Math.round(snapshot.outboxOldestSeconds)} s` : undefined],
      ['Stopped by the broker’s limit', snapshot.deadLettered || undefined],
      ['Held', snapshot.held],
      ['Waiting for their request', snapshot.waitingEarly],
      ['Needing attention', snapshot.attentionOpen],
      ['Partners not called now', snapshot.openChannels.join(', ')],
      ...notices.map(({ text }) => ['To look at', text] as const),
    ]),
});

/** Which way messages take to partners. */
function pathOf({ kind, connected }: { kind: string; connected: boolean }, since: string): string {
  if (kind === 'in-process') return 'each process sends its own; no RabbitMQ is set (AMQP_URL)';
  return connected
    ? `through RabbitMQ, connected since ${since}`
    : `sent directly: RabbitMQ does not take messages since ${since}`;
}

const remedies: Readonly<Record<string, string>> = {
  later: 'Check INTERLEND_SMTP_HOST, INTERLEND_SMTP_PORT and INTERLEND_SMTP_TLS, then try again.',
  notOurs: 'Check INTERLEND_SMTP_USER, INTERLEND_SMTP_PASSWORD, INTERLEND_SMTP_TLS and INTERLEND_SMTP_FROM.',
  noSuchAddress: 'Write an address that exists.',
  refused: 'Ask whoever runs the mail server.',
};

export const mailCommands = group(
  'mail',
  'Tries the mail server of a running node.',
  ['mail test you@example.ca'],
  [
    call('testMail', 'test', {
      says: 'Sends a test mail and shows what the mail server answers.',
      examples: ['mail test you@example.ca'],
      args: { to: ['<address>', 'who gets it'] },
      refuses: ({ kind, server, words }) => {
        if (kind !== 'sent') throw new CallRefused(`${server} did not take the mail: ${words}`, remedies[kind]);
      },
      lines: ({ to, server, words }) => [`${server} took a mail to ${to}: ${words}`],
    }),
  ],
);

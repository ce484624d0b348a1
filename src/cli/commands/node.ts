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
      [
        'Doorbell',
        `${snapshot.doorbell.kind}, ${snapshot.doorbell.connected ? 'connected' : 'not connected'} since ${at(snapshot.doorbell.since)}`,
      ],
      ['Its last error', snapshot.doorbell.lastError],
      ['Waiting to go out', snapshot.outboxDepth],
      ['The oldest for', snapshot.outboxDepth > 0 ? `${Math.round(snapshot.outboxOldestSeconds)} s` : undefined],
      ['Held', snapshot.held],
      ['Waiting for their request', snapshot.waitingEarly],
      ['Needing attention', snapshot.attentionOpen],
      ['Partners not called now', snapshot.openChannels.join(', ')],
      ...notices.map(({ text }) => ['To look at', text] as const),
    ]),
});

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

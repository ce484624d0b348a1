import type { MailTrial } from '../engine/mail/mail-desk.js';
import { Refused } from './failures.js';
import type { Host } from './host.js';
import type { StaffOptions } from './staff-access.js';
import { answer, command, connect, staffCommand } from './staff-command.js';

export const mailCommands = (host: Host) =>
  command('mail', 'Tries the mail server of a running node.', ['mail test you@example.ca']).addCommand(testMail(host));

const testMail = (host: Host) =>
  staffCommand('test', 'Sends a test mail and shows what the mail server answers.', ['mail test you@example.ca'])
    .argument('<address>', 'who gets it')
    .action(async (address: string, options: StaffOptions) => {
      const trial = await (await connect(host, options)).testMail(address);
      if (trial.kind !== 'sent')
        throw new Refused(`${trial.server} did not take the mail: ${trial.words}`, remedies[trial.kind]);
      answer(host, options, trial, ({ to, server, words }) => [`${server} took a mail to ${to}: ${words}`]);
    });

const remedies: Record<Exclude<MailTrial['kind'], 'sent'>, string> = {
  later: 'Check INTERLEND_SMTP_HOST, INTERLEND_SMTP_PORT and INTERLEND_SMTP_TLS, then try again.',
  notOurs: 'Check INTERLEND_SMTP_USER, INTERLEND_SMTP_PASSWORD, INTERLEND_SMTP_TLS and INTERLEND_SMTP_FROM.',
  noSuchAddress: 'Write an address that exists.',
  refused: 'Ask whoever runs the mail server.',
};

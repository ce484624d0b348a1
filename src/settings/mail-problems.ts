/** What cannot be among the settings of mail, each with its remedy. */
import type { Settings } from './read-settings.js';
import { mailRows } from './rows-mail.js';

const ways = ['starttls', 'implicit', 'none'];

export function impossibleMail(settings: Partial<Settings>): string[] {
  const { smtpHost, smtpTls, smtpUser, smtpPassword, smtpFrom } = settings;
  const problems: string[] = [];
  if (smtpTls !== undefined && !ways.includes(smtpTls))
    problems.push(`${mailRows.smtpTls.env} is "${smtpTls}", but ${ways.join(', ')} is expected.`);
  if (smtpFrom && !/^[^\s@<>]+@[^\s@<>]+$/.test(smtpFrom))
    problems.push(
      `${mailRows.smtpFrom.env} is "${smtpFrom}", but an address such as ill@library.example.ca is expected.`,
    );
  if (!smtpHost) return problems;
  if (!smtpFrom) problems.push(`${mailRows.smtpFrom.env} is not set. ${mailRows.smtpFrom.says}`);
  if (smtpUser && !smtpPassword)
    problems.push(`${mailRows.smtpPassword.env} is not set, but ${mailRows.smtpUser.env} is.`);
  return problems;
}

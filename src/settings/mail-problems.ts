/** What cannot be among the settings of mail. */
import { isIP } from 'node:net';
import { isMailAddress } from '../domain/letters/mail-address.js';
import type { Message } from '../words/message.js';
import type { Settings } from './read-settings.js';
import { mailRows } from './rows-mail.js';
import { saysInEnglish } from './setting-words.js';

/** How a connection to a mail server is secured. */
export const mailTlsWays = ['starttls', 'implicit', 'none'] as const;

/** The settings of the mail server: they come from one place, all of them. */
export const mailSettings = Object.keys(mailRows) as MailSetting[];
export type MailSetting = keyof typeof mailRows;
export type MailValues = Pick<Settings, MailSetting>;

export interface MailProblem {
  name: MailSetting;
  problem: 'way' | 'host' | 'sender' | 'noSender' | 'noPassword' | 'passwordOfOther' | 'blocked';
  /** Of an address that may not be called. */
  why?: Message;
}

/** What is wrong with settings of mail: with each by itself, and with one beside the others. */
export function mailProblems(settings: Partial<MailValues>): MailProblem[] {
  const { smtpHost, smtpTls, smtpUser, smtpPassword, smtpFrom } = settings;
  const problems: MailProblem[] = [];
  if (smtpTls !== undefined && !mailTlsWays.some((way) => way === smtpTls))
    problems.push({ name: 'smtpTls', problem: 'way' });
  if (smtpFrom && !/^[^\s@<>]+@[^\s@<>]+$/.test(smtpFrom)) problems.push({ name: 'smtpFrom', problem: 'sender' });
  if (!smtpHost) return problems;
  if (!smtpFrom) problems.push({ name: 'smtpFrom', problem: 'noSender' });
  if (smtpUser && !smtpPassword) problems.push({ name: 'smtpPassword', problem: 'noPassword' });
  return problems;
}

/** As the start says it, each with its remedy. */
export function impossibleMail(settings: Partial<Settings>): string[] {
  return mailProblems(settings).map(({ name, problem }) => {
    const { env } = mailRows[name];
    if (problem === 'noSender') return `${env} is not set. ${saysInEnglish(name)}`;
    if (problem === 'noPassword') return `${env} is not set, but ${mailRows.smtpUser.env} is.`;
    const expected = problem === 'way' ? mailTlsWays.join(', ') : 'an address such as ill@library.example.ca';
    return `${env} is "${settings[name]}", but ${expected} is expected.`;
  });
}

/** A change of the settings of mail; null goes back to the default. */
export type MailChange = { [N in MailSetting]?: MailValues[N] | null };

/**
 * The change with what goes with it: without a server nothing of it stays, and a password does not outlive its account.
 * What goes back to its default is null.
 */
export function wholeMailChange(change: MailChange): MailChange {
  if (change.smtpHost === null) return Object.fromEntries(mailSettings.map((name) => [name, null])) as MailChange;
  return change.smtpUser === null ? { ...change, smtpPassword: null } : change;
}

/**
 * What keeps a change that somebody makes in the browser from being stored. A password goes to no other server, no other
 * account and over no other kind of connection than those that it was typed for: whoever changes these types it again.
 */
export function mailChangeProblems(now: MailValues, change: MailChange): MailProblem[] {
  const whole = wholeMailChange(change);
  const said = mailSettings.filter((name) => whole[name] !== undefined);
  if (said.length === 0) return [];
  const then = { ...now } as Record<MailSetting, unknown>;
  for (const name of said) then[name] = whole[name] ?? usual(name);
  const values = then as unknown as MailValues;
  const problems = mailProblems(values);
  if (values.smtpHost && !isHost(values.smtpHost)) problems.push({ name: 'smtpHost', problem: 'host' });
  if (values.smtpFrom && !isMailAddress(values.smtpFrom) && problems.every(({ problem }) => problem !== 'sender'))
    problems.push({ name: 'smtpFrom', problem: 'sender' });
  const bound = ['smtpHost', 'smtpPort', 'smtpTls', 'smtpUser'] as const;
  if (now.smtpPassword && whole.smtpPassword === undefined && bound.some((name) => values[name] !== now[name]))
    problems.push({ name: 'smtpPassword', problem: 'passwordOfOther' });
  return problems;
}

const usual = (name: MailSetting): string | number =>
  mailRows[name].type === 'port' ? Number(mailRows[name].default) : mailRows[name].default;

/** A name or an address, with neither a scheme nor a port. */
const isHost = (text: string): boolean =>
  isIP(text) !== 0 ||
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i.test(text);

/** A forgotten password: a link by mail that sets another one, once and within half an hour. */
import type { Language } from '../../domain/fulfilment/patron.js';
import { isMailAddress } from '../../domain/letters/mail-address.js';
import { html } from '../../letters/html.js';
import { passwordLetter } from '../../letters/password-letter.js';
import { plainText } from '../../letters/plain-text.js';
import { dateWriter, localeOf } from '../../words/languages.js';
import type { Message } from '../../words/message.js';
import type { MailQueue } from '../model/mail.js';
import type { Passwords } from './passwords.js';
import type { AccessStore } from './ports.js';
import { digestOf, newSecret } from './secrets.js';
import { networkOf, type SlowingRules } from './slowing.js';

export interface Forgotten {
  /** Whether a link can be mailed, and lead back here. */
  isOffered(): boolean;
  /** Mails a link where there is somebody to mail it to. The caller never learns whether there was one. */
  ask(login: string, address: string): Promise<void>;
  /** Sets the password and ends all sessions; the link works no more. */
  use(token: string, next: string, address: string): Promise<Used>;
}
export type Used = { kind: 'done' } | { kind: 'gone' } | { kind: 'busy' } | { kind: 'invalid'; problem: Message };

export interface ForgottenOptions {
  store: AccessStore;
  passwords: Passwords;
  whatIsWrongWith(password: string, of: { code: string; name?: string }): Promise<Message | undefined>;
  slowing: SlowingRules;
  mails?: MailQueue | undefined;
  /** Whether a mail server is set at this moment. */
  canMail?(): boolean;
  /** Where staff reach the desk, from the settings: what a caller says of it could lead a link elsewhere. */
  deskUrl?: string | undefined;
  /** In whose name the link is mailed. */
  name(): string;
  timeZone: string;
  clock?: () => Date;
}

const minutes = 30;
/** Links that one account, or one address, may ask for within the window. */
const mostOfAccount = 3;
const mostOfAddress = 20;
/** And one account within a day. */
const mostADay = 10;
const dayMs = 86_400_000;

export function createForgotten({
  store,
  passwords,
  whatIsWrongWith,
  slowing,
  mails,
  canMail = () => true,
  deskUrl = '',
  name,
  timeZone,
  clock = () => new Date(),
}: ForgottenOptions): Forgotten {
  const isOffered = () => mails !== undefined && deskUrl !== '' && canMail();
  return {
    isOffered,
    async ask(typed, address) {
      if (!isOffered() || !mails) return;
      const login = typed.trim().toLowerCase();
      const now = clock();
      const count = async (source: string, windowMs: number) =>
        (await store.countAttempt([source], now, windowMs))[0] ?? 0;
      // One after the other, so that a caller with ever new names fills neither a table nor a mailbox.
      if ((await count(`links ${networkOf(address)}`, slowing.windowMs)) > mostOfAddress) return;
      if ((await count(`link ${login}`, slowing.windowMs)) > mostOfAccount) return;
      if ((await count(`link today ${login}`, dayMs)) > mostADay) return;
      const known = await store.account(login);
      // Whoever signs in with the institution’s account has no password here to forget.
      if (!known?.passwordHash || !known.account.active) return;
      const { code, email, name: toName, language } = known.account;
      if (!email || !isMailAddress(email)) return;
      const token = newSecret();
      const until = new Date(now.getTime() + minutes * 60_000);
      await store.keepPasswordLink(code, digestOf(token), until);
      // Behind the sign: a browser does not send it, so no log has it.
      const url = `${deskUrl.replace(/\/$/, '')}/new-password#${token}`;
      const facts = { libraryName: name(), url, linkUntil: momentOf(until, language, timeZone) };
      const content = passwordLetter(facts, { language, timeZone, now });
      await mails.queue({
        purpose: 'password',
        to: email,
        toName,
        language,
        subject: content.subject,
        text: plainText(content),
        html: html(content),
      });
    },
    async use(token, next, address) {
      const account = await store.passwordLink(digestOf(token), clock());
      if (!account) return { kind: 'gone' };
      const problem = await whatIsWrongWith(next, account);
      if (problem) return { kind: 'invalid', problem };
      const hash = await passwords.hash(next, networkOf(address));
      if (hash === 'busy') return { kind: 'busy' };
      return (await store.usePasswordLink(digestOf(token), hash, clock())) ? { kind: 'done' } : { kind: 'gone' };
    },
  };
}

const momentOf = (at: Date, language: Language, timeZone: string): string =>
  dateWriter(localeOf[language], { dateStyle: 'long', timeStyle: 'short', timeZone })(at);

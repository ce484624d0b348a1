import { type CommonPasswords, type PasswordOwner, passwordProblem } from '../../domain/staff/passwords.js';
import type { Message } from '../../words/index.js';

let read: Promise<CommonPasswords> | undefined;

/** The most used passwords, most used first; read from their file once somebody chooses a password. */
export function commonPasswords(): Promise<CommonPasswords> {
  read ??= import('./common-passwords.json', { with: { type: 'json' } }).then(
    ({ default: { words } }) => new Map(words.split(' ').map((word, place) => [word, place])),
  );
  return read;
}

/** What is wrong with a new password, by its form and by the list of common ones. */
export const whatIsWrongWith = async (password: string, of: PasswordOwner): Promise<Message | undefined> =>
  passwordProblem(password, of, await commonPasswords());

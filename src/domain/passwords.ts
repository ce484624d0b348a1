import { type Message, message } from '../words/message.js';

/** What a password of staff must be. Long rather than odd; no rule makes anybody write it down. */
export const passwordLength = { least: 12, most: 200 } as const;

/** What is wrong with a wished password, with its remedy; `undefined` when it will do. */
export function passwordProblem(password: string, of: { code: string; name?: string }): Message | undefined {
  const letters = [...password];
  if (letters.length < passwordLength.least)
    return message('refusedPassword.tooShort', { least: passwordLength.least });
  if (letters.length > passwordLength.most) return message('refusedPassword.tooLong', { most: passwordLength.most });
  if (new Set(letters).size < 5) return message('refusedPassword.repeats');
  const said = password.toLowerCase();
  const names = [of.code, of.name ?? ''].map((each) => each.toLowerCase()).filter((each) => each.length > 2);
  if (names.some((name) => said.replaceAll(name, '').length < passwordLength.least / 2))
    return message('refusedPassword.ownName');
  return undefined;
}

import { randomInt } from 'node:crypto';
import { say as inWords } from '../../words/index.js';
import { Misused } from '../failures.js';
import { passwordFrom } from '../input.js';
import { answerTo, askPassword } from './answers.js';
import { passwordIsWrong } from './questions.js';
import type { SetupAtNode } from './setup-run.js';

export interface AdministratorDone {
  code: string;
  /** `false`: there was one already. */
  made: boolean;
  /** Only when it was made here: it is kept nowhere else. */
  password?: string;
}

/** The first account, unless somebody is administrator already. No password is known beforehand. */
export async function firstAdministrator(setup: SetupAtNode): Promise<AdministratorDone> {
  const { client, order, words, terminal, say } = setup;
  say('', words.administrator.title);
  const { items } = await client.listUsers({ role: 'generalSystemAdministrator', active: true, limit: 1 });
  const [there] = items;
  if (there) {
    say(words.administrator.there(there.code));
    return { code: there.code, made: false };
  }
  const code = await answerTo('administrator', order.administrator, undefined, terminal, words);
  const given = order.passwordStdin
    ? await passwordFrom(order.host)
    : terminal && (await askPassword(terminal, code, words));
  const problem = given === undefined ? undefined : await passwordIsWrong(given, code);
  if (problem) throw new Misused(words.wrong.password(inWords(problem, order.language)));
  const password = given ?? newPassword();
  await client.addUser({
    ...{ code, name: code, password, language: order.language },
    roles: [{ role: 'generalSystemAdministrator' }],
  });
  say(words.administrator.made(code));
  if (given === undefined) say(words.administrator.shown(password));
  return { code, made: true, ...(given === undefined ? { password } : {}) };
}

/** Five groups of four letters and digits that cannot be taken for each other: about 99 bits. */
function newPassword(): string {
  const letter = () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)];
  return Array.from({ length: 5 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}

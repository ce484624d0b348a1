import { say as inWords } from '../../words/index.js';
import { Misused } from '../failures.js';
import { type Answers, passwordIsWrong, questions } from './questions.js';
import type { Terminal } from './terminal.js';
import type { SetupWords } from './words.js';

/** One answer: from its flag, from what is known, from the keyboard, or the usual one. Throws `Misused`. */
export async function answerTo(
  name: keyof Answers,
  flag: string | undefined,
  known: string | undefined,
  terminal: Terminal | undefined,
  words: SetupWords,
): Promise<string> {
  const { usual, check } = questions[name];
  if (flag !== undefined) {
    const checked = check(flag.trim(), words);
    if ('problem' in checked) throw new Misused(words.wrong.flag(name, checked.problem));
    return checked.value;
  }
  if (known !== undefined) return known;
  if (!terminal) {
    if (usual !== '') return usual;
    throw new Misused(...words.wrong.noAnswer(name));
  }
  for (;;) {
    const given = await terminal.ask(words.ask[name] + (usual ? ` [${usual}]` : ''));
    if (given === undefined) throw new Misused(...words.wrong.noAnswer(name));
    const checked = given || usual ? check(given || usual, words) : { problem: words.wrong.needed };
    if ('value' in checked) return checked.value;
    terminal.tell(checked.problem);
  }
}

/** Asked twice, not shown; nothing when one is to be made. Throws `Misused` when nobody is there any more. */
export async function askPassword(terminal: Terminal, code: string, words: SetupWords): Promise<string | undefined> {
  for (;;) {
    const password = await terminal.askSecret(words.ask.password);
    if (password === undefined) throw new Misused(...words.wrong.noAnswer('password-stdin'));
    if (password === '') return undefined;
    const problem = await passwordIsWrong(password, code);
    if (problem) terminal.tell(words.wrong.password(inWords(problem, words.language)));
    else if ((await terminal.askSecret(words.ask.repeat)) === password) return password;
    else terminal.tell(words.wrong.twoPasswords);
  }
}

import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { whatIsWrongWith } from '../../engine/access/common-passwords.js';
import { parseSymbol } from '../../settings/read-settings.js';
import { say as inWords } from '../../words/index.js';
import type { Message } from '../../words/message.js';
import { Misused } from '../failures.js';
import type { SetupWords } from './words.js';

/** Somebody at the keyboard, or lines from a pipe. Questions are written next to the output. */
export interface Terminal {
  /** Nothing when nobody is there any more. */
  ask(question: string): Promise<string | undefined>;
  /** What is typed is not shown. */
  askSecret(question: string): Promise<string | undefined>;
  tell(line: string): void;
  close(): void;
}

export function openTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Terminal {
  let silent = false;
  const shown = new Writable({
    write: (chunk, _encoding, done) => {
      if (!silent) output.write(chunk);
      done();
    },
  });
  const lines: Interface = createInterface({ input, output: shown, terminal: input.isTTY === true });
  const waiting: string[] = [];
  let wanted: ((line: string | undefined) => void) | undefined;
  let ended = false;
  // Lines of a pipe come whether or not they were asked for.
  lines.on('line', (line) => {
    if (!wanted) return void waiting.push(line);
    wanted(line);
    wanted = undefined;
  });
  lines.on('close', () => {
    ended = true;
    wanted?.(undefined);
  });

  const next = () =>
    new Promise<string | undefined>((done) => {
      wanted = done;
    });

  async function ask(question: string, secret: boolean): Promise<string | undefined> {
    output.write(`${question}: `);
    silent = secret;
    const line = waiting.shift() ?? (ended ? undefined : await next());
    if (secret || input.isTTY !== true) output.write('\n');
    silent = false;
    return secret ? line : line?.trim();
  }
  return {
    ask: (question) => ask(question, false),
    askSecret: (question) => ask(question, true),
    tell: (line) => void output.write(`${line}\n`),
    close: () => lines.close(),
  };
}

/** One answer: from its flag, from what is known, from the keyboard, or the usual one. Throws `Misused`. */
export async function answerGivenTo(
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

/** What setup must know, in the order in which it asks. Each has a flag of the same name. */
export interface Answers {
  name: string;
  symbol: string;
  address: string;
  administrator: string;
}

interface Question {
  /** What is taken when nothing is answered; empty: something must be. */
  usual: string;
  /** The answer as it is kept, or what is wrong with it. */
  check(given: string, words: SetupWords): { value: string } | { problem: string };
}

/** The questions as rows: the prompts, the flags and the checks read them. */
export const questions: Readonly<Record<keyof Answers, Question>> = {
  name: {
    usual: '',
    check: (given, words) =>
      given.length > 200 || /["\\\p{Cc}]/u.test(given) ? { problem: words.wrong.name } : { value: given },
  },
  symbol: {
    usual: '',
    check: (given, words) => {
      // Never a type that nobody named: partners would be notified of an agency that does not exist.
      const isSymbol = parseSymbol(given) && /^[\w.:/-]{3,80}$/.test(given);
      return isSymbol ? { value: given.toUpperCase() } : { problem: words.wrong.symbol };
    },
  },
  address: {
    usual: 'http://127.0.0.1:8626',
    check: (given, words) => {
      const url = URL.canParse(given) ? new URL(given) : undefined;
      const plain =
        url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
      return plain ? { value: url.href.replace(/\/+$/, '') } : { problem: words.wrong.address };
    },
  },
  administrator: {
    usual: 'admin',
    check: (given, words) =>
      /^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$/.test(given) ? { value: given } : { problem: words.wrong.administrator },
  },
};

/** A password that somebody typed: what is wrong with it. */
export const passwordIsWrong = (password: string, code: string): Promise<Message | undefined> =>
  whatIsWrongWith(password, { code });

/** What the settings file says already. */
export type Known = Partial<Omit<Answers, 'administrator'>>;

import { whatIsWrongWith } from '../../engine/access/common-passwords.js';
import { parseSymbol } from '../../settings/read-settings.js';
import type { Message } from '../../words/message.js';
import type { SetupWords } from './words.js';

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
      // Never a type that nobody named: partners would be told of an agency that does not exist.
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

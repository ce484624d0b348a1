/** The words of letters: of all libraries, or of one. */

import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { templateOf } from '../../letters/template.js';
import type { Thing } from '../client.js';
import { call } from '../command.js';
import { textFrom } from '../input.js';
import type { At } from '../table.js';

type Words = Thing<'LetterWordsView'>;
interface Scope {
  language: Language;
  library?: string;
}
type Text = Pick<Words['texts'][number]['builtIn'], 'subject' | 'body'>;

const code = { code: ['<code>', 'the letter, such as onHoldShelf'] } as const;
const language = ['--language <language>', 'of the letter', languages, 'en'] as const;
const library = ['--library <code>', 'the words of this library, instead of those of all libraries'] as const;

export const letterWords = [
  call('readLetterWords', 'words', {
    says: 'Prints the text of a letter, as a file that letter reword takes.',
    examples: ['letter words onHoldShelf > hold.txt', 'letter words onHoldShelf --library PERTH --language fr'],
    args: code,
    options: {
      '--language <language>': [language[1], languages, 'en'],
      '--library <code>': library[1],
    },
    lines: (words, { own }) => fileOf(textNow(words, own)),
  }),
  call('rewordLetter', 'reword', {
    says: 'Words a letter anew: the subject in the first line, then the text.',
    examples: [
      'letter reword onHoldShelf hold.txt',
      'letter reword onHoldShelf hold.txt --library PERTH --language fr',
    ],
    args: { ...code, '<file>': 'the text; - reads it from the input' },
    options: { language, library },
    fills: async (_, { host, own }) => templateOf((await textFrom(host, own.file)).replaceAll('\r', '')),
    lines: (words, { fields, at }) => [standing(words, fields, at)],
  }),
  call('useBuiltInLetter', 'back', {
    says: 'Goes back to the usual text: a library to that of all libraries, all to the built-in one.',
    examples: ['letter back onHoldShelf', 'letter back onHoldShelf --library PERTH --language fr'],
    args: code,
    options: { language, library },
    lines: (words, { fields, at }) => [standing(words, fields, at)],
  }),
];

const textIn = ({ texts }: Words, of: Language) => texts.find((each) => each.language === of);

const ownIn = (words: Words, { language: of, library: whose }: Scope) => {
  const text = textIn(words, of);
  return whose === undefined ? text?.own : text?.ofLibraries.find((each) => each.library === whose);
};

/** What is sent: the library’s own words, else those of all, else the built-in ones. */
const textNow = (words: Words, scope: Scope): Text | undefined => {
  const text = textIn(words, scope.language);
  return ownIn(words, scope) ?? text?.own ?? text?.builtIn;
};

const fileOf = (text: Text | undefined): string[] =>
  text ? [`Subject: ${text.subject}`, '', ...text.body.split('\n')] : [];

function standing(words: Words, scope: Scope, at: At): string {
  const own = ownIn(words, scope);
  const whose = scope.library ?? 'Every library without words of its own';
  if (own) return `${whose} sends the words that ${own.changedBy} changed on ${at(own.changedAt)}.`;
  const usual = textIn(words, scope.language)?.own ? 'the words of all libraries' : 'the built-in letter';
  return `${whose} sends ${usual}.`;
}

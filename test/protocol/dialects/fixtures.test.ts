import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { dialectNames, dialectOf } from '../../../src/protocol/dialects/index.js';
import type { InitiatingMessage } from '../../../src/protocol/messages.js';
import { write } from '../../../src/protocol/write.js';
import type { DialectFixture } from '../../fixtures/dialects/fixture.js';
import { context } from '../../support/dialect-messages.js';

/** Undefined members and absent ones mean the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

for (const name of dialectNames) {
  const { fixtures } = (await import(`../../fixtures/dialects/${name}.js`)) as { fixtures: DialectFixture[] };
  describe(`the dialect ${name}`, () => {
    it('has fixtures of what it reads and what it writes', () => {
      expect(fixtures.some((fixture) => 'reading' in fixture)).to.equal(true);
      expect(fixtures.some((fixture) => 'writing' in fixture)).to.equal(true);
    });
    for (const fixture of fixtures) it(fixture.name, () => check(name, fixture));
  });
}

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
    expect(
      files.filter((file) => file !== 'fixture' && !file.endsWith('.js.map') && !dialectNames.includes(file)),
    ).to.deep.equal([]);
  });
});

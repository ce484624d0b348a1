import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { messageWords } from '../../src/domain/request/message-words.js';
import { actions, reasonsForMessage, statuses } from '../../src/protocol/codes.js';
import history from '../../src/words/en/history.json' with { type: 'json' };
import { say } from '../../src/words/index.js';
import { languages } from '../../src/words/languages.js';
import { root } from '../support/root.js';

const domain = join(root, 'src/domain');
/** What the tables order to be sent, by its name. */
const effects = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(join(domain, name), 'utf8').matchAll(/'send:(\w+)'/g)])
  .map(([, effect = '']) => effect);

const lacks = 'add them in every language: section messageSaid of src/words/*/history.json';

describe('what a message says, in words', () => {
  it('has words for everything that the tables send', () => {
    expect(effects).to.have.length.above(30);
    expect(
      effects.filter((effect) => !Object.hasOwn(history.messageSaid, effect)),
      lacks,
    ).to.deep.equal([]);
  });

  it('has words for every action, status and reason of ISO 18626', () => {
    const codes = [...actions, ...statuses, ...reasonsForMessage];
    expect(
      codes.filter((code) => !Object.hasOwn(history.messageSaid, code)),
      lacks,
    ).to.deep.equal([]);
  });

  it('shows as it is what has no words', () => {
    for (const each of languages) expect(say(messageWords('Telegram'), each)).to.equal('Telegram');
  });
});

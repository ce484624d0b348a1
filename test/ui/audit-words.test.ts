import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { isAudited } from '../../src/http/staff/access/audited.js';
import { thingOf } from '../../src/http/staff/access/things.js';
import { deedOf, objectOf } from '../../src/ui/audit/deeds.js';
import { sectionsOf } from '../support/words.js';

const words = sectionsOf('en')['access'] ?? {};

describe('the words of the audit log', () => {
  it('FF11: are there for the sign-in with a college account too', () => {
    const { deed, object } = deedOf('endOpenIdSignIn');
    expect([words[`deed_${deed}`], words[`object_${object}`]]).to.deep.equal([
      'Ended',
      'sign-in with a college account',
    ]);
  });

  it('KA4: are there for every thing that is changed', () => {
    const req = { params: new Proxy({}, { get: () => 'x' }) } as never;
    const things = new Set(operations.filter(isAudited).map((operation) => thingOf(operation, req).thing));
    expect([...things].filter((thing) => !words[`object_${objectOf(thing)}`])).to.deep.equal([]);
  });

  it('KA20: say that a letter was sent again, and which', () => {
    const again = operations.find(({ id }) => id === 'sendMailAgain');
    expect(again && isAudited(again)).to.equal(true);
    const { deed, object } = deedOf('sendMailAgain');
    expect([words[`deed_${deed}`], words[`object_${object}`], words['object_mailedLetter']]).to.deep.equal([
      'Sent again',
      'letter',
      'letter by e-mail',
    ]);
  });

  it('are there for every change of the configuration', () => {
    const unsaid = operations.filter(isAudited).filter(({ id }) => {
      const { deed, object } = deedOf(id);
      return !words[`deed_${deed}`] || (object !== undefined && !words[`object_${object}`]);
    });
    expect(unsaid.map(({ id }) => id)).to.deep.equal([]);
  });
});

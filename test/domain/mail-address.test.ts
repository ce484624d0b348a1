import { expect } from 'chai';
import { email } from '../../src/contract/shape.js';
import { domainsIn, isAtOneOf, isMailAddress } from '../../src/domain/letters/mail-address.js';

describe('an e-mail address', () => {
  const right = ['sam@college.ca', "o'neil+ill@mail.college.ca", 'é@college.ca', 'ill@deep-river.on.ca'];
  const wrong = [
    'a,b@c',
    '<x@y>',
    'Sam <sam@college.ca>',
    'a;b@c.ca',
    'a@b@c.ca',
    'a@b..ca',
    'a@',
    '@b.ca',
    'a b@c.ca',
    'a@c.ca\n',
    'ill@deepriver',
    'ill@deepriver.',
    'ill@-a.ca',
  ];
  const asTheApi = (text: string) => new RegExp((email as { pattern?: string }).pattern ?? '^$').test(text);

  it('KD9, KB18: is one box at one domain, for the API as for what is mailed', () => {
    for (const text of right) expect([isMailAddress(text), asTheApi(text)], text).to.deep.equal([true, true]);
    for (const text of wrong) expect([isMailAddress(text), asTheApi(text)], text).to.deep.equal([false, false]);
  });

  it('is at a domain or below it, however the domains are written', () => {
    const domains = domainsIn('College.ca, @library.on.ca;\n');
    expect(domains).to.deep.equal(['college.ca', 'library.on.ca']);
    expect(isAtOneOf('sam@Mail.College.ca', domains)).to.equal(true);
    expect(isAtOneOf('sam@notcollege.ca', domains)).to.equal(false);
    expect(isAtOneOf('sam@college.ca', [])).to.equal(false);
  });
});

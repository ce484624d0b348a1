import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

type Parts = Record<string, string>;

describe('FF4: a credential as staff see it when it was issued', function () {
  this.timeout(60_000);
  let library: LibraryUnderTest;
  before(async () => {
    library = await openLibrary();
  });
  after(() => library?.close());

  const issue = async (code: string, kind: string): Promise<Parts> => {
    const issued = await library.hand.desk<{ parts: { part: string; value: string }[] }>(
      'POST',
      `/partners/${code}/credentials`,
      { kind },
    );
    return Object.fromEntries(issued.parts.map(({ part, value }) => [part, value]));
  };
  const comes = async (address: string, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/xml', ...headers },
      body: '<not a message',
    });
    return answer.status;
  };

  it('lets the partner in by its header, by user and password, and by its secret address, exactly as shown', async () => {
    const { code } = await library.addPartner('SHOWN', 'http://127.0.0.1:8999/iso18626');
    const token = await issue(code, 'token');
    const [name = '', value = ''] = (token['header'] ?? '').split(': ');
    expect(await comes(token['address'] ?? '', { [name]: value })).to.equal(200);

    const basic = await issue(code, 'basic');
    expect(basic['user']).to.equal(code);
    const asBasic = (password = '') => `Basic ${Buffer.from(`${basic['user']}:${password}`).toString('base64')}`;
    expect(await comes(basic['address'] ?? '', { authorization: asBasic(basic['password']) })).to.equal(200);
    expect(await comes(basic['address'] ?? '', { authorization: asBasic('another') })).to.be.oneOf([401, 403]);

    const path = await issue(code, 'path');
    expect(path['secretAddress']).to.match(/^http:\/\/127\.0\.0\.1:\d+\/iso18626\/ilp_/);
    expect(await comes(path['secretAddress'] ?? '')).to.equal(200);
  });

  it('names the account and its security code for the header of each message', async () => {
    const { code } = await library.addPartner('ACCOUNT', 'http://127.0.0.1:8999/iso18626');
    const account = await issue(code, 'account');
    expect(account['accountId']).to.equal(code);
    expect(account['securityCode']).to.match(/^ila_/);
    expect(account['address']).to.match(/\/iso18626$/);
  });
});

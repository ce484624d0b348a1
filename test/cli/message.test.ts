import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { message, request } from './views.js';

describe('interlend message, replay and quarantine', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
    node.answers['GET /messages/out/12'] = { body: message };
    node.answers['POST /replay'] = { body: { replayed: 1, skipped: [{ id: '15', reason: 'it was delivered' }] } };
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: node.env, ...more });

  it('lists messages by the names that other commands take', async () => {
    node.answers['GET /requests/OOALG0000007'] = { body: request };
    node.answers['GET /messages'] = { body: { items: [message] } };
    const { out } = await told('message list --request OOALG0000007 --direction out');
    expect(node.calls.at(-1)?.query).to.eql({ request: '7', direction: 'out', limit: '50' });
    expect(out).to.match(/out\/12 +2025-11-25 10:05 +lacite/);
  });

  it('shows every try with the reason', async () => {
    expect((await told('message show out/12')).out).to.match(
      /1 +2025-11-25 10:05 +401 +hold-partner +They do not know our token\./,
    );
  });

  it('gives the XML as it travelled, byte for byte, to a file', async () => {
    expect((await told('message show out/12 --xml', { terminal: false })).out).to.equal(message.xml);
  });

  it('shows what could steer the screen as harmless signs', async () => {
    node.answers['GET /messages/in/3'] = {
      body: { ...message, xml: '<a>\u001b[2J\u009b31m</a>', summary: 'red\u001b[31m\nline' },
    };
    const { out } = await told('message show in/3');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.to.match(/[\u001b\u009b]/);
    expect(out).to.match(/red␛\[31m␊line/);
    expect((await told('message show in/3 --xml')).out).to.equal('<a>␛[2J�31m</a>');
  });

  it('refuses a name that does not say in or out', async () => {
    expect(await told('message show 12')).to.include({ status: 2 });
  });

  it('replays messages by name or number and says what was left', async () => {
    const { out } = await told('replay --message out/12 15');
    expect(node.calls[0]?.body).to.eql({ messages: ['12', '15'] });
    expect(out).to.equal('One message goes out again.\nNot out/15: it was delivered');
  });

  it('replays a partner since a time', async () => {
    await told('replay --partner lacite --since 2025-11-25T08:00:00-05:00');
    expect(node.calls[0]?.body).to.eql({ partner: 'lacite', since: '2025-11-25T13:00:00.000Z' });
  });

  for (const words of [
    'replay',
    'replay --since yesterday',
    'replay --message out/1 --partner x',
    'replay --message in/1',
  ])
    it(`does not send "${words}"`, async () => {
      expect(await told(words)).to.include({ status: 2 });
      expect(node.calls).to.eql([]);
    });

  it('lists what could not be read', async () => {
    node.answers['GET /quarantine'] = {
      body: { items: [{ id: '1', at: message.at, source: '192.0.2.7', reason: 'not XML', prefix: 'GET /' }] },
    };
    expect((await told('quarantine list')).out).to.match(/1 +2025-11-25 10:05 +192\.0\.2\.7 +not XML +GET \//);
  });
});

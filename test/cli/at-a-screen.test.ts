import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

/** Sets the title of the window, clears it, recolours, opens a link, rings, goes back, and turns the line around. */
const obeyed =
  '\u001b]0;owned\u0007\u001b[2J\u001b[31m\u009b2J\u001b]8;;http://evil.invalid\u0007link\u0008\u007f\r\u202Efdp\u2066\u200F\u061C';
const commands = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;
const wouldObey = (out: string): string[] =>
  [...out.matchAll(commands)].map(([sign]) => sign).filter((sign) => sign !== '\n');

describe('E6: what people wrote, printed on a screen', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
    node.answers['GET /views/4/file'] = {
      text: `\uFEFFTitle\r\n${obeyed}\r\n`,
      headers: { 'content-type': 'text/csv' },
    };
    node.answers['GET /views'] = {
      body: { items: [{ id: '4', side: 'borrowing', name: obeyed, search: obeyed, library: obeyed }] },
    };
  });
  afterEach(() => node.close());

  for (const words of ['view export 4 -', 'view list', 'view list --json'])
    it(`moves no cursor and colours nothing: ${words}`, async () => {
      const { out, status } = await typed(words, { env: node.env });
      expect(status).to.equal(0);
      expect(out).to.include('owned');
      expect(wouldObey(out)).to.deep.equal([]);
    });

  it('goes to a file or a program as it is', async () => {
    const { out } = await typed('view export 4 -', { env: node.env, terminal: false });
    expect(out).to.include(obeyed);
    const { out: json } = await typed('view list --json', { env: node.env, terminal: false });
    expect(JSON.parse(json)[0].name).to.equal(obeyed);
  });

  it('in a refusal of the node too', async () => {
    node.answers['GET /views/4/file'] = { status: 404, body: { title: obeyed, detail: obeyed, status: 404 } };
    const { err, status } = await typed('view export 4 -', { env: node.env });
    expect(status).to.equal(1);
    expect(wouldObey(err)).to.deep.equal([]);
  });
});

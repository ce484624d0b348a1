import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';
import { request } from './views.js';

describe('what a command says when it cannot be done', () => {
  let node: NodeDouble;
  before(async () => {
    node = await startNodeDouble();
  });
  after(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });

  it('asks whether the node is running when nobody answers, with status 3', async () => {
    const { status, err } = await typed('node', { env: { ...node.env, INTERLEND_URL: 'http://127.0.0.1:9' } });
    expect(status).to.equal(3);
    expect(err).to.match(/is the node running at http:\/\/127\.0\.0\.1:9\?/);
  });

  it('gives the node’s own words and where to look, with status 1', async () => {
    const { status, err } = await told('request show OOALG9');
    expect(status).to.equal(1);
    expect(err).to.equal(
      'There is no such thing. Nothing here is known as "/requests/OOALG9".\n→ interlend request list shows the requests.',
    );
  });

  it('says who was faster and how to look again', async () => {
    node.answers['GET /requests/7'] = { body: request };
    node.answers['POST /requests/7/actions/receive'] = {
      status: 409,
      body: {
        type: 'urn:interlend:problem:stale',
        title: 'Somebody was faster',
        detail: 'Max did "received" meanwhile.',
        request,
      },
    };
    const { status, err } = await told('request act 7 receive');
    expect(status).to.equal(1);
    expect(err).to.equal('Somebody was faster. Max did "received" meanwhile.\n→ interlend request show 7');
  });

  it('lists each field that is wrong', async () => {
    node.answers['POST /requests'] = {
      status: 422,
      body: {
        title: 'Correct these fields',
        detail: 'isbn: has 9 digits; rota: nobody is called x',
        problems: [
          { field: 'isbn', problem: 'has 9 digits' },
          { field: 'rota', problem: 'nobody is called x' },
        ],
      },
    };
    const { err } = await told('request create --title T');
    expect(err).to.equal('Correct these fields.\n  isbn: has 9 digits\n  rota: nobody is called x');
  });

  it('names the remedy for a wrong token', async () => {
    node.answers['GET /node'] = { status: 401, body: { title: 'A staff token is needed' } };
    expect((await told('node')).err).to.match(/→ Set INTERLEND_STAFF_TOKEN or give --token/);
  });

  it('gives the trace id of a surprise', async () => {
    node.answers['GET /node'] = { status: 500, body: { title: 'Something went wrong on our side', traceId: 'abc' } };
    const { status, err } = await told('node');
    expect(status).to.equal(1);
    expect(err).to.match(/trace id abc/);
  });

  for (const [what, answer] of [
    ['a proxy without a node behind it', { status: 502, text: '<h1>Bad Gateway</h1>' }],
    ['some other web site', { status: 200, text: '<html>Welcome</html>' }],
    ['an address that sends callers on', { status: 301, text: '', headers: { location: 'https://there.example/' } }],
  ] as const) {
    it(`tells ${what} from a node, with status 3`, async () => {
      node.answers['GET /node'] = answer;
      expect((await told('node')).status).to.equal(3);
    });
  }

  it('shows how it is written when it is not understood, with status 2', async () => {
    const { status, err } = await told('request list --sied lending');
    expect(status).to.equal(2);
    expect(err).to.match(/unknown option '--sied'.*\n*.*interlend request list --help/s);
    expect(await told('request')).to.include({ status: 2 });
    expect(await told('nonsense')).to.include({ status: 2 });
    expect(await told('request list --limit 1000')).to.include({ status: 2 });
  });
});

import { expect } from 'chai';
import { createClient } from '../../src/cli/client.js';
import { apiDocument } from '../../src/contract/document.js';
import { operations } from '../../src/contract/operations.js';
import { type NodeDouble, startNodeDouble } from './desk.js';

describe('the client of the command line', () => {
  let node: NodeDouble;
  before(async () => {
    node = await startNodeDouble();
  });
  after(() => node.close());

  it('says no field twice: each name stands in the address, the query or the body of an operation', () => {
    const { schemas } = apiDocument().components;
    const twice = operations.flatMap(({ id, path, query = {}, body = '' }) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const inBody = Object.keys((schemas[body] as { properties?: object } | undefined)?.properties ?? {});
      const all = [...inPath, ...Object.keys(query), ...inBody];
      return all.filter((name, at) => all.indexOf(name) !== at).map((name) => `${id}: ${name}`);
    });
    expect(twice).to.deep.equal([]);
  });

  it('has a function for each operation, which puts each field where it travels', async () => {
    const client = createClient({ url: new URL(node.url), token: 'a-token', fetch, user: 'élise', language: 'fr' });
    expect(Object.keys(client)).to.have.lengthOf(operations.length);
    node.answers['POST /libraries/A\\/B/desks'] = {
      status: 201,
      body: { code: 'FRONT', name: 'Front', holdShelf: true },
    };
    await client.addDesk({ library: 'A\\/B', code: 'FRONT', name: 'Front', holdShelf: true });
    node.answers['GET /requests'] = { body: { items: [] } };
    await client.listRequests({ side: 'lending', partner: ['a', 'b'], limit: 3 });
    const [added, listed] = node.calls;
    expect(added?.path).to.equal('/api/v1/libraries/A%5C%2FB/desks');
    expect(added?.body).to.deep.equal({ code: 'FRONT', name: 'Front', holdShelf: true });
    expect(listed?.query).to.include({ side: 'lending', limit: '3' });
    expect([listed?.headers['accept-language'], listed?.body]).to.deep.equal(['fr', undefined]);
  });
});

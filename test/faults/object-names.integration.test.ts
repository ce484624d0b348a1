import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { patronsSideOperations } from '../../src/http/patrons-side/operations.js';
import { fieldsOf, filledPath, type Piece, sampleOf, schemaNamed, set } from '../http/field-walk.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { inTurn } from '../support/seed.js';

/**
 * What every object has without being told: a table that is asked for them by name would find a function. Each place is asked
 * by one of them in a run, by the others with the next seeds.
 */
const names = ['constructor', '__proto__', 'valueOf'];

describe('names that objects have by themselves, said to a node (E7)', function () {
  this.timeout(240_000);
  let library: LibraryUnderTest;
  before(async () => {
    library = await openLibrary();
    await library.hand.desk('PATCH', '/policies', { patronsSide: true });
  });
  after(() => library?.close());

  const wrong: string[] = [];
  async function call(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${library.hand.url}${path}`, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: {
        authorization: 'Bearer a-staff-token-of-tests',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    if (answer.status >= 500 || /native code|\[object Object\]/.test(text))
      wrong.push(
        `${method} ${path} ${JSON.stringify(body ?? '').slice(0, 200)}: ${answer.status} ${text.slice(0, 200)}`,
      );
    return answer.status;
  }

  it('mean nothing in an address: no answer is of the node’s own failing, or tells of its insides', async () => {
    let calls = 0;
    const name = () => inTurn(names, calls);
    for (const { method, path, query = {} } of operations) {
      if (path === '/events') continue;
      if (path.includes('{')) {
        await call(method, `/api/v1${path.replace(/\{\w+\}/g, name())}`, method === 'get' ? undefined : {});
        calls += 1;
      }
      if (method === 'get')
        for (const each of Object.keys(query)) {
          await call('get', `/api/v1${filledPath(path)}?${each}=${name()}`);
          calls += 1;
        }
    }
    for (const { method, path } of patronsSideOperations) {
      await call(method, `/api/patron/v1${path.replace(/\{\w+\}/g, name())}?q=${name()}`);
      calls += 1;
    }
    expect(wrong).to.deep.equal([]);
    expect(calls).to.be.greaterThan(200);
  });

  it('mean nothing in a body: as a value of each field, and as a field', async () => {
    let calls = 0;
    for (const { method, path, body, id } of operations) {
      if (!body || method === 'get' || id === 'usePasswordLink') continue;
      const whole = sampleOf(schemaNamed(body)) as Record<string, unknown>;
      const texts = fieldsOf(schemaNamed(body)).filter(({ piece }) =>
        [(piece as Piece).type ?? []].flat().includes('string'),
      );
      for (const { path: at } of texts) {
        await call(method, `/api/v1${filledPath(path)}`, set(structuredClone(whole), at, inTurn(names, calls)));
        calls += 1;
      }
    }
    expect(wrong).to.deep.equal([]);
    expect(calls).to.be.greaterThan(200);
  });
});

import { expect } from 'chai';
import type { Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import { permissionRows } from '../../src/domain/staff/permissions.js';
import { guarded } from '../../src/http/staff/access/gates.js';

// @ts-expect-error: a row that does not say who may call it does not compile.
const unguarded: Operation = {
  method: 'get',
  path: '/new',
  id: 'readNew',
  tag: 'node',
  summary: 'New.',
  answer: 'none',
};

/** First parts of addresses below which things are the institution’s, or judged by the engine: no library owns one. */
const ofNoLibrary = [
  ...['partners', 'catalogue', 'network', 'directory', 'jobs', 'users', 'letter-words', 'imports'],
  // Whose they are, their maker and their readers say.
  ...['staff-jobs', 'views'],
  // The desk in the address is the place, not the thing.
  'desks',
  // Whoever lends at a desk may extend the hold of any library.
  'hold-shelf',
];

describe('the rows of the API', () => {
  it('say who may call: one that does not neither compiles nor lets the node start', () => {
    expect(() => guarded(unguarded)).to.throw('The operation get /new does not say which permission it needs.');
  });

  it('say whose thing they are about by a part of their own address: a renamed part keeps the node from starting', () => {
    const row = operations.find(({ id }) => id === 'readRequest') as Operation;
    expect(guarded(row)).to.equal(row);
    expect(() => guarded({ ...row, path: '/requests/{number}' })).to.throw(
      'The operation get /requests/{number} says whose thing it is by {id}, which is not in its address.',
    );
    for (const each of operations) expect(guarded(each)).to.equal(each);
  });

  it('all say whose thing it is where a permission can be held for some libraries only', () => {
    const silent = operations.filter(({ permission, path, about }) => {
      const asked = permission === 'byAction' ? 'seeRequests' : permission;
      const isByLibrary = asked !== 'public' && asked !== 'signedIn' && permissionRows[asked].without === 'anyLibrary';
      return isByLibrary && path.includes('{') && !about && !ofNoLibrary.includes(path.split('/')[1] ?? '');
    });
    expect(silent.map(({ id }) => id)).to.deep.equal([]);
    expect(operations.filter(({ about }) => about).length).to.be.greaterThan(60);
  });
});

import { expect } from 'chai';
import { loadOrder } from '../../src/storage/transfer/load-order.js';

const table = (name: string, ...refersTo: string[]) => ({
  name,
  references: refersTo.map((to) => ({ constraint: `${name}_${to}`, to, definition: '' })),
});

describe('the order in which tables are filled', () => {
  it('puts a table after those it refers to', () => {
    const { tables, later } = loadOrder([table('history', 'request'), table('partner'), table('request', 'partner')]);
    expect(tables.map(({ name }) => name)).to.eql(['partner', 'request', 'history']);
    expect(later).to.eql([]);
  });

  it('lets a table refer to itself', () => {
    expect(loadOrder([table('request', 'request')]).later).to.eql([]);
  });

  it('names the one reference of a circle that must be checked after the load', () => {
    const { tables, later } = loadOrder([table('conversation', 'request'), table('request', 'conversation')]);
    expect(tables.map(({ name }) => name)).to.eql(['request', 'conversation']);
    expect(later.map(({ reference }) => reference.constraint)).to.eql(['request_conversation']);
  });

  it('does not mind a reference to a table that is not copied', () => {
    expect(loadOrder([table('request', 'elsewhere')]).tables.map(({ name }) => name)).to.eql(['request']);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { gatherRings } from '../../src/queue/gathered.js';

describe('rings that are gathered', () => {
  /** What was handed over, in order; each hand-over ends when it is told to. */
  const gathering = () => {
    const handed: (readonly string[])[] = [];
    const ends: (() => void)[] = [];
    const rings = gatherRings((ids) => {
      handed.push([...ids]);
      return new Promise((done) => ends.push(done));
    });
    return { rings, handed, end: () => ends.shift()?.() };
  };

  it('leave together when they are rung in one turn, and what is rung meanwhile leaves with the next', async () => {
    const { rings, handed, end } = gathering();
    const over: string[] = [];
    for (const id of ['1', '2', '3']) void rings.ring([id]).then(() => over.push(id));
    await pause(5);
    expect(handed).to.deep.equal([['1', '2', '3']]);
    void rings.ring(['4', '5']).then(() => over.push('4 and 5'));
    void rings.ring(['6']).then(() => over.push('6'));
    await pause(5);
    expect(handed, 'one at a time').to.have.length(1);
    expect(over).to.deep.equal([]);
    end();
    await pause(5);
    expect(over, 'nobody waits for the rings of others').to.deep.equal(['1', '2', '3']);
    expect(handed).to.deep.equal([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    end();
    await rings.settled();
    expect(over).to.deep.equal(['1', '2', '3', '4 and 5', '6']);
  });

  it('of nothing are none', async () => {
    const { rings, handed } = gathering();
    await rings.ring([]);
    await pause(5);
    expect(handed).to.deep.equal([]);
  });
});

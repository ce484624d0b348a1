import { expect } from 'chai';
import { createCrowding } from '../../src/engine/sending/crowding.js';

describe('a partner to whom a process sends as many messages as may be', () => {
  const full = () => {
    const crowding = createCrowding(2);
    crowding.begins('LACITE');
    crowding.begins('LACITE');
    crowding.left('LACITE', ['1', '2']);
    crowding.left('CARLETON', ['3']);
    return crowding;
  };

  it('lets what is written for it wait until one of them is there, which says so once', () => {
    const crowding = full();
    expect(crowding.allWait(['1'])).to.equal(true);
    expect(crowding.allWait(['2'])).to.equal(true);
    expect([crowding.ends('LACITE'), crowding.ends('LACITE')]).to.deep.equal([true, false]);
  });

  it('has places for what is being written, as many as may be on their way and not one more', () => {
    const crowding = createCrowding(2);
    const keeps = () => crowding.keeps('LACITE');
    expect([keeps(), keeps(), keeps()]).to.deep.equal([true, true, false]);
    expect(crowding.keeps('CARLETON'), 'another partner has its own').to.equal(true);
    crowding.frees('LACITE');
    crowding.begins('LACITE');
    expect(keeps(), 'one is on its way, one is kept').to.equal(false);
    crowding.ends('LACITE');
    expect([keeps(), keeps()]).to.deep.equal([true, false]);
    expect(full().keeps('LACITE')).to.equal(false);
  });

  it('keeps nothing waiting that is for another partner, comes from another process, or is for one that has room', () => {
    expect(full().allWait(['1', '3']), 'another partner has room').to.equal(false);
    expect(full().allWait(['99']), 'written elsewhere').to.equal(false);
    expect(full().allWait([]), 'somebody says: look').to.equal(false);
    const crowding = full();
    crowding.ends('LACITE');
    expect(crowding.allWait(['1']), 'one place is free').to.equal(false);
  });
});

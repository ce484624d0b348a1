import { expect } from 'chai';
import { createSilentDoorbell } from '../../src/queue/in-process.js';

describe('the silent doorbell', () => {
  it('never rings, and is healthy about it', async () => {
    const bell = createSilentDoorbell();
    await bell.onRing(() => Promise.reject(new Error('rang')));
    await bell.ring(['a']);
    expect(bell.health()).to.include({ kind: 'silent', connected: true, consumers: 0 });
    await bell.close();
  });
});

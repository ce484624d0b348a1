import { expect } from 'chai';
import { onPaper } from './on-paper.js';

describe('what the bench says on paper', () => {
  it('reckons from CPU a message what 16 cores take, alone and with PostgreSQL on its own machine, and what limits', () => {
    expect(onPaper({ node: 600, postgres: 200, walBytes: 5_000 })).to.deep.equal([
      'On paper, 16 cores with PostgreSQL on them: 12 processes, 16,000 messages a second; then all cores are full.',
      'On paper, 16 cores and PostgreSQL on 16 of its own: 15 processes take 20,000 messages a second, PostgreSQL 64,000: the limit is the processes, with 100 MB of write-ahead log a second to flush. What is about one request stands in line anyway.',
    ]);
    expect(onPaper({ node: 200, postgres: 400 })[1]).to.include('the limit is PostgreSQL.');
  });

  it('says nothing where the CPU of one side is not known', () => {
    expect(onPaper({ node: 600 })).to.deep.equal([]);
  });
});

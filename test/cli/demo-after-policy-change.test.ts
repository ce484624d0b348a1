import { expect } from 'chai';
import type { Desk } from '../../src/cli/demo/desk.js';
import { fillDesks } from '../../src/cli/demo/fill-desks.js';

describe('the demo on a folder whose policies somebody changed', () => {
  /** A desk at which every step is refused, as a renewal is that a policy does not allow. */
  const refusing = (created: string[]): Desk =>
    ({
      library: { code: 'NORTHERN', name: 'Northern College' },
      call: async () => undefined,
      create: async ({ title }: { title: string }) => {
        created.push(title);
        return { externalId: `R-${created.length}` };
      },
      act: async () => {
        throw new Error('The due date is later than the policy allows.');
      },
    }) as unknown as Desk;

  it('KB10: says which request stays where it is and why, and goes on with the others', async () => {
    const created: string[] = [];
    const said: string[] = [];
    await fillDesks(refusing(created), refusing([]), (line) => said.push(line));
    expect(created.length).to.be.greaterThan(10);
    // One request of the desk is only created.
    expect(said.length).to.equal(created.length - 1);
    expect(said[0]).to.match(/^ +.+ \(R-\d+\) stays where it is: The due date is later than the policy allows\.$/);
  });
});

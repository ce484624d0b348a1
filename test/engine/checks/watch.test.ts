import { expect } from 'chai';
import { allWell, type CheckFinding, finding } from '../../../src/domain/checks/findings.js';
import { watchChecks } from '../../../src/engine/checks/watch.js';

const times = { freshMs: 60_000, againMs: 5_000, waitMs: 20 };

describe('checks of a running node', () => {
  let now: number;
  let looks: number;
  let findings: CheckFinding[];
  const failures: unknown[] = [];
  const clock = () => now;
  const watched = (look: () => Promise<CheckFinding[]>) =>
    watchChecks(look, (error) => void failures.push(error), times, clock);
  beforeEach(() => {
    now = Date.parse('2026-12-01T12:00:00Z');
    looks = 0;
    findings = [allWell('clockWell')];
    failures.length = 0;
  });

  it('are looked at once a minute at most; for a person who looks again, every five seconds', async () => {
    const checks = watched(async () => {
      looks += 1;
      return findings;
    });
    expect(await checks.read(false)).to.deep.equal({
      checkedAt: '2026-12-01T12:00:00.000Z',
      checking: false,
      findings: [allWell('clockWell')],
    });
    now += 59_000;
    await checks.read(false);
    expect(looks, 'within a minute').to.equal(1);
    findings = [finding('clockWrong', { seconds: 9 })];
    expect((await checks.read(true)).findings[0]?.state).to.equal('problem');
    await checks.read(true);
    expect(looks, 'again at once').to.equal(2);
    now += 61_000;
    await checks.read(false);
    expect(looks, 'a minute later').to.equal(3);
  });

  it('are not waited for when a look takes long, and there is one look at a time', async () => {
    let end = (_found: CheckFinding[]): void => {};
    const checks = watched(() => {
      looks += 1;
      return new Promise((done) => {
        end = done;
      });
    });
    expect(await checks.read(false)).to.deep.equal({ checking: true, findings: [] });
    expect(await checks.read(true)).to.deep.equal({ checking: true, findings: [] });
    expect(looks).to.equal(1);
    end([allWell('clockWell')]);
    await new Promise(setImmediate);
    expect(await checks.read(false)).to.deep.include({ checking: false, findings: [allWell('clockWell')] });
  });

  it('keep what was found before when a look fails, and are looked at again', async () => {
    let isBroken = false;
    const checks = watched(async () => {
      if (isBroken) throw new Error('no database');
      return findings;
    });
    await checks.read(false);
    isBroken = true;
    now += 61_000;
    const { checkedAt, findings: found } = await checks.read(false);
    expect(checkedAt, 'not newer than it is').to.equal('2026-12-01T12:00:00.000Z');
    expect(found).to.deep.equal([allWell('clockWell')]);
    expect(failures).to.have.lengthOf(1);
  });
});

import { expect } from 'chai';
import { builtInJobs } from '../../src/compose/built-in-jobs.js';
import { nextRuns } from '../../src/jobs/run-times.js';
import { say } from '../../src/words/index.js';
import { clockFrom, nothingJoined } from './support.js';

const rows = builtInJobs(nothingJoined);

describe('the rows of the timetable', () => {
  it('have a name of their own and a title in both languages', () => {
    expect(new Set(rows.map(({ name }) => name)).size).to.equal(rows.length);
    for (const job of rows)
      for (const language of ['en', 'fr'] as const)
        expect(say(job.title, language), job.name)
          .to.match(/^\p{L}/u)
          .and.not.include('jobTitle');
  });

  it('run at least once a day, also on the Sunday on which spring skips an hour', () => {
    const clock = clockFrom('2026-03-08T05:00:07Z');
    try {
      for (const { name, at } of rows) {
        const [next] = nextRuns(at, 'America/Toronto', 1);
        expect(next && next.getTime() - Date.now(), name).to.be.within(1, 86_400_000);
        expect(/^0 \d+ 2 /.test(at), `${name} is in no hour that spring skips`).to.equal(false);
      }
    } finally {
      clock.reset();
    }
  });
});

import { expect } from 'chai';
import { accessJobs } from '../../src/jobs/access-jobs.js';
import { backupJobs } from '../../src/jobs/backup-jobs.js';
import { deadlineJobs } from '../../src/jobs/deadline-jobs.js';
import { directoryJobs } from '../../src/jobs/directory-jobs.js';
import { exchangeJobs } from '../../src/jobs/exchange-jobs.js';
import { titleOfJob } from '../../src/jobs/job-desk.js';
import { lendingJobs } from '../../src/jobs/lending-jobs.js';
import { localJobs } from '../../src/jobs/local-jobs.js';
import { nextRuns } from '../../src/jobs/run-times.js';
import { say } from '../../src/words/index.js';
import { clockFrom } from './support.js';

const rows = [accessJobs, backupJobs, deadlineJobs, directoryJobs, exchangeJobs, lendingJobs, localJobs].flatMap(
  (jobs) => jobs({} as never),
);

describe('the rows of the timetable', () => {
  it('have a name of their own and a title in both languages', () => {
    expect(new Set(rows.map(({ name }) => name)).size).to.equal(rows.length);
    for (const job of rows)
      for (const language of ['en', 'fr'] as const)
        expect(say(titleOfJob(job), language), job.name)
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

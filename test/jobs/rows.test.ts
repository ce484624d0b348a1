import { expect } from 'chai';
import { accessJobs } from '../../src/jobs/access-jobs.js';
import { backupJobs } from '../../src/jobs/backup-jobs.js';
import { deadlineJobs } from '../../src/jobs/deadline-jobs.js';
import { directoryJobs } from '../../src/jobs/directory-jobs.js';
import { exchangeJobs } from '../../src/jobs/exchange-jobs.js';
import { titleOfJob } from '../../src/jobs/job-desk.js';
import { lendingJobs } from '../../src/jobs/lending-jobs.js';
import { localJobs } from '../../src/jobs/local-jobs.js';
import { nextSlot } from '../../src/jobs/next-slot.js';
import { previousSlot } from '../../src/jobs/previous-slot.js';
import { say } from '../../src/words/index.js';

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

  it('ring: each has a next slot within two days, and one before', () => {
    const now = new Date('2026-11-27T17:00:07Z');
    for (const { name, at } of rows) {
      const next = nextSlot(at, now, 'America/Toronto');
      expect(next && next.getTime() - now.getTime(), name).to.be.within(1, 2 * 86_400_000);
      expect(previousSlot(at, now, 'America/Toronto'), name).to.be.instanceOf(Date);
    }
  });
});

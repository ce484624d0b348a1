import job from './job.json' with { type: 'json' };
import jobDeed from './jobDeed.json' with { type: 'json' };
import jobReport from './jobReport.json' with { type: 'json' };
import jobSays from './jobSays.json' with { type: 'json' };
import jobTold from './jobTold.json' with { type: 'json' };
import schedule from './schedule.json' with { type: 'json' };

/** What only the page of the jobs says; it is read with that page, not with the desk. */
export const jobs = { job, jobDeed, jobReport, jobSays, jobTold, schedule };

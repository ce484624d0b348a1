import job from './job.json' with { type: 'json' };
import schedule from './schedule.json' with { type: 'json' };

/** What only the page of the jobs says; it is read with that page, not with the desk. */
export const jobs = { job, schedule };

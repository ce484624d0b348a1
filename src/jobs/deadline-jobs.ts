import type { EngineContext } from '../engine/engine-context.js';
import type { RunScope } from '../engine/jobs/ports.js';
import type { Job } from './job.js';

/** What the jobs of the deadlines call. */
export interface DeadlineWork {
  expireLending(now: Date, on?: EngineContext): Promise<unknown>;
  sendOverdues(now: Date, on?: EngineContext): Promise<unknown>;
  enforceReplyBy(now: Date, on?: EngineContext): Promise<unknown>;
  askAgain(now: Date, on?: EngineContext): Promise<unknown>;
  cancelUnanswered(now: Date, on?: EngineContext): Promise<unknown>;
  claimUnanswered(now: Date, on?: EngineContext): Promise<unknown>;
  passClosed(now: Date, on?: EngineContext): Promise<unknown>;
  tellClosures(now: Date): Promise<unknown>;
  markUntouched(now: Date, on?: EngineContext): Promise<unknown>;
  askAfterRestore(now: Date): Promise<unknown>;
  markLostCandidates(now: Date, on?: EngineContext): Promise<unknown>;
  forgetPatrons(now: Date, on?: EngineContext, scope?: RunScope): Promise<unknown>;
}

export const deadlineJobs = (work: DeadlineWork): Job[] => [
  {
    name: 'expire-lending',
    onRequests: true,
    at: '0 10 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.expireLending(now, on),
  },
  {
    name: 'send-overdues',
    onRequests: true,
    at: '0 30 0 * * *',
    catchUp: true,
    runOnce: (now, on) => work.sendOverdues(now, on),
  },
  {
    name: 'enforce-reply-by',
    onRequests: true,
    at: '0 */15 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.enforceReplyBy(now, on),
  },
  {
    name: 'pass-closed',
    onRequests: true,
    at: '0 */15 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.passClosed(now, on),
  },
  {
    name: 'ask-again',
    onRequests: true,
    at: '0 15 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.askAgain(now, on),
  },
  {
    name: 'cancel-unanswered',
    onRequests: true,
    at: '0 20 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.cancelUnanswered(now, on),
  },
  {
    name: 'claim-unanswered',
    onRequests: true,
    at: '0 25 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.claimUnanswered(now, on),
  },
  {
    name: 'tell-closures',
    at: '0 * * * * *',
    runOnce: (now) => work.tellClosures(now),
  },
  {
    name: 'ask-after-restore',
    at: '0 * * * * *',
    catchUp: true,
    runOnce: (now) => work.askAfterRestore(now),
  },
  {
    name: 'mark-untouched',
    onRequests: true,
    at: '0 10 5 * * *',
    catchUp: true,
    runOnce: (now, on) => work.markUntouched(now, on),
  },
  {
    name: 'mark-lost-candidates',
    onRequests: true,
    at: '0 20 5 * * *',
    catchUp: true,
    runOnce: (now, on) => work.markLostCandidates(now, on),
  },
  {
    name: 'forget-patrons',
    onRequests: true,
    at: '0 30 4 * * *',
    catchUp: true,
    runOnce: (now, on, scope) => work.forgetPatrons(now, on, scope),
  },
];

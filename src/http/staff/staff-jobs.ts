import type { JobView } from '../../contract/job-operations.js';
import { librariesWith } from '../../domain/staff/permissions.js';
import type { Caller } from '../../engine/access/index.js';
import type { JobDesk } from '../../engine/desk/jobs.js';
import { personOf } from '../../engine/desk/run-order.js';
import { nameOfStaffJob, type StaffJob, type StaffJobStore } from '../../engine/jobs/ports.js';
import { mayReadAll, type Reach } from '../../engine/jobs/reach.js';
import { isMakerOf, type StaffJobDesk, type Wisher } from '../../engine/jobs/staff-job-desk.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { CreatedAnswer, Refusal, refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers, StaffCall } from './calls.js';
import { jobFor, linesFor } from './jobs.js';
import { answered, notDone } from './local/answer.js';
import { sheet } from './sheet.js';

/** Who calls, as the maker of a job. */
export function wisherOf({ caller, actor }: Pick<StaffCall, 'caller' | 'actor'>): Wisher {
  const { kind, code, ...rights } = caller;
  return { maker: { kind, code, name: actor.name, person: personOf(actor) }, rights };
}

/** Jobs that staff define: made, tried, changed, run and removed by their maker, or by who may run all jobs. */
export function staffJobAnswers({
  jobs,
  staffJobs,
  files,
}: {
  jobs: JobDesk;
  staffJobs: StaffJobDesk;
  files: Pick<StaffJobStore, 'file'>;
}) {
  const thing = 'job';
  const viewOf = async (id: string): Promise<JobView> =>
    (await jobs.list(new Date())).find(({ name }) => name === nameOfStaffJob(id)) as JobView;
  const shown = async (caller: Caller, kept: Outcome<StaffJob>, id?: string) => {
    return kept.kind === 'done' ? jobFor(caller, await viewOf(kept.value.id)) : notDone(kept, { thing, id });
  };
  /** Does it when the job is theirs. */
  const theirs = async <T>(
    call: Pick<StaffCall, 'caller' | 'actor'> & { params: { id: string } },
    work: (job: StaffJob) => Promise<T>,
  ) => {
    const { id } = call.params;
    const found = await staffJobs.theirs(id, wisherOf(call));
    return found.kind === 'done' ? work(found.value) : notDone(found, { thing, id });
  };
  /** Who sees all of every library, and who made the job while they may read all that the file tells of. */
  const mayOpen = async (id: string, reach: Reach | null, caller: Caller): Promise<boolean> => {
    if (mayReadAll(caller, { owners: 'all', patrons: true })) return true;
    const job = (await jobs.list(new Date())).find(({ name }) => name === nameOfStaffJob(id))?.own;
    if (!job || !isMakerOf(job, caller)) return false;
    return mayReadAll(caller, reach ?? { owners: librariesWith(caller, 'seeRequests'), patrons: !job.report });
  };

  return {
    addStaffJob: async (call) => {
      const view = await shown(call.caller, await staffJobs.add(call.body, wisherOf(call)));
      return view instanceof Refusal ? view : new CreatedAnswer(view, '/jobs');
    },

    previewStaffJobDraft: async (call) => {
      const { body, caller } = call;
      const checked = await staffJobs.check(body, wisherOf(call));
      if (checked.kind !== 'done') return notDone(checked, { thing });
      return answered(await jobs.tryOut(checked.value, new Date()), {
        thing,
        body: (preview) => ({ ...preview, would: linesFor(caller, preview.would, checked.value) }),
      });
    },

    changeStaffJob: async (call) => {
      const { body, params, caller } = call;
      return shown(caller, await staffJobs.change(params.id, body, wisherOf(call)), params.id);
    },

    turnStaffJob: async (call) => {
      const { body, actor, caller } = call;
      const { on } = body;
      return theirs(call, async ({ id }) => {
        const turned = await jobs.change(nameOfStaffJob(id), { on }, actor.name, new Date());
        return answered(turned, { thing, id, body: (job) => jobFor(caller, job) });
      });
    },

    removeStaffJob: async (call) => {
      const { id } = call.params;
      return answered(await staffJobs.remove(id, wisherOf(call)), { thing, id });
    },

    previewStaffJob: async (call) => {
      return theirs(call, async ({ id, maker }) => {
        return answered(await jobs.preview(nameOfStaffJob(id), new Date()), {
          thing,
          id,
          body: (preview) => ({ ...preview, would: linesFor(call.caller, preview.would, { maker }) }),
        });
      });
    },

    runStaffJob: async (call) => {
      const { actor, caller } = call;
      return theirs(call, async ({ id, maker }) => {
        return answered(await jobs.run(nameOfStaffJob(id), actor.name, new Date()), {
          thing,
          id,
          body: (run) => ({ ...run, job: jobFor(caller, run.job), did: linesFor(caller, run.did, { maker }) }),
        });
      });
    },

    readStaffJobFile: async ({ params, caller }) => {
      const { id, run } = params;
      const runs = await jobs.runs(nameOfStaffJob(id));
      const isOfJob = runs.kind === 'done' && runs.value.some((each) => each.id === run);
      const file = isOfJob ? await files.file(run) : undefined;
      if (!file || !(await mayOpen(id, file.reach, caller))) return refused(unknownThing('file', run));
      return sheet(file);
    },
    readJobReaders: async () => ({ items: await jobs.readers() }),

    changeJobReaders: async ({ body, actor }) => {
      const { items } = body;
      return answered(await jobs.setReaders(items, actor.name), { thing, body: (kept) => ({ items: kept }) });
    },
  } satisfies Partial<StaffAnswers>;
}

/** The forms whose fields are looked at by their rules although a schema has refused one of them (KB19). */
import type { AccessDesk } from '../../engine/access/index.js';
import type { JobDesk } from '../../engine/desk/jobs.js';
import type { StaffJobDesk } from '../../engine/jobs/staff-job-desk.js';
import type { MailDesk } from '../../engine/mail/mail-desk.js';
import type { Gateway } from '../../engine/model/gateway.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import type { PatronsSide } from '../../engine/patrons-side/index.js';
import { Refusal } from '../answering.js';
import { userProblems } from './access/records.js';
import type { StaffAnswers, StaffCall } from './calls.js';
import { localAnswers } from './local/index.js';
import type { SecondLook } from './second-look.js';
import { wisherOf } from './staff-jobs.js';

/** Carried out as they are, on records that keep nothing. */
const triedOperations = [
  ...(['addPatron', 'changePatron', 'blockPatron', 'addHolding', 'replaceHolding'] as const),
  ...(['addLibrary', 'changeLibrary', 'addDesk', 'changeDesk', 'addLocation', 'changeLocation'] as const),
  ...(['closeLibrary', 'changeClosure', 'changePolicies', 'addItemRule', 'changeItemRule'] as const),
  ...(['addReason', 'changeReason', 'addProfile', 'changeProfile', 'addSendingRule', 'changeSendingRule'] as const),
  ...(['addPatronGroup', 'changePatronGroup', 'addLoanRule', 'changeLoanRule'] as const),
  ...(['addRotaTemplate', 'changeRotaTemplate', 'addRotaRule', 'changeRotaRule'] as const),
  ...(['useLetter', 'rewordLetter', 'previewLetter', 'delayLetter', 'rewordQuery', 'changeLetterStyle'] as const),
] satisfies (keyof StaffAnswers)[];

/** What looks are taken at. `localTried`: the records of the library, where every order is taken back. */
interface LookedAt {
  gateway: Pick<Gateway, 'directory' | 'reading'>;
  localTried?: LocalRecords;
  jobs: Pick<JobDesk, 'problems'>;
  staffJobs: Pick<StaffJobDesk, 'check'>;
  mail: MailDesk;
  patronsSide: Pick<PatronsSide, 'access'>;
  access: AccessDesk;
}

/** What is looked at, by operation. */
export function looksOf(parts: LookedAt): Readonly<Record<string, SecondLook>> {
  const { gateway, jobs, staffJobs } = parts;
  const ownJob: SecondLook = async (call) => problemsIn(await staffJobs.check(bodyOf(call), wisherOf(call)));
  return {
    addPartner: (call) => gateway.directory.partnerProblems(bodyOf(call), undefined),
    changePartner: (call) => gateway.directory.partnerProblems(bodyOf(call), codeOf(call)),
    changeJob: async (call) => jobs.problems(bodyOf(call)),
    addStaffJob: ownJob,
    changeStaffJob: ownJob,
    previewStaffJobDraft: ownJob,
    ...(parts.localTried ? looksByTrial(parts.localTried, parts) : {}),
  };
}

function looksByTrial(
  tried: LocalRecords,
  { gateway, mail, patronsSide, access }: LookedAt,
): Record<string, SecondLook> {
  const answers: Pick<StaffAnswers, (typeof triedOperations)[number]> = localAnswers(tried, {
    mail,
    patrons: patronsSide.access,
    reading: gateway.reading,
  });
  const byTrial = triedOperations.map((id): [string, SecondLook] => {
    const answer = answers[id] as (call: StaffCall) => unknown;
    return [id, async (call) => problemsOfRefusal(await answer(call))];
  });
  return {
    ...Object.fromEntries(byTrial),
    addUser: (call) => userProblems(bodyOf(call), tried.staff, access),
    changeUser: async (call) => problemsIn(await tried.staff.change(codeOf(call), bodyOf(call))),
  };
}

// What the schema has refused is not in it: whatever reads it must be ready for that.
const bodyOf = <T>(call: StaffCall): T => call.body as T;
const codeOf = (call: StaffCall): string => String((call.params as Record<string, unknown>)['code']);

const problemsIn = (outcome: Outcome<unknown>): readonly FieldProblem[] =>
  outcome.kind === 'invalid' ? outcome.problems : [];

function problemsOfRefusal(answer: unknown): readonly FieldProblem[] {
  if (!(answer instanceof Refusal) || typeof answer.facts === 'function') return [];
  return (answer.facts.more?.['problems'] as FieldProblem[] | undefined) ?? [];
}

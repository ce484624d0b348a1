/** Files that a job mails: each reader gets one mail a run, also when the run was killed and goes on. */

import type { LetterView } from '../../contract/letter-schemas.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { say } from '../../words/index.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import { problemsInOne } from '../model/local/outcome.js';
import type { MailAudit } from '../model/mail.js';
import type { SheetFile } from '../model/sheets.js';
import { drawLetters, slipsWithoutPatrons } from '../slips/draw-letters.js';
import { type MailReaders, mailReaders } from './mail-readers.js';
import { isOfNobodyHere } from './outside-addresses.js';
import { JobRefused, type RunScope } from './ports.js';
import { reachOf } from './reach.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

interface FileToMail {
  file: Pick<SheetFile, 'fileName' | 'contentType' | 'content' | 'rows'>;
  to: readonly string[];
  /** What is known of patrons was left out for these readers. */
  isCut?: boolean;
  scope: RunScope;
  now: Date;
}

/** One mail to each of them, with the file. What goes to somebody who does not work here is in the audit log. */
export async function mailFile(
  context: Pick<EngineContext, 'settings'>,
  { mails, findReaders }: Pick<StaffJobTools, 'mails' | 'findReaders'>,
  { job, maker }: Ready,
  { file, to: readers, isCut = false, scope }: FileToMail,
): Promise<void> {
  const language: Language = maker.language ?? context.settings.language;
  const patrons = isCut ? 'leftOut' : 'asMade';
  const facts = { job: job.name, maker: job.maker.name, library: context.settings.name, rows: file.rows, patrons };
  const kind = job.deed === 'mailSlips' ? 'Slips' : 'File';
  for (const to of readers) {
    const audit = (await isOfNobodyHere({ findReaders }, to)) ? { audit: auditOf(job, to, file, isCut) } : {};
    const queued = await mails.queue({
      purpose: 'report',
      to,
      ...audit,
      language,
      once: `job ${scope.run} ${to}`,
      subject: say(message(`mail.job${kind}Subject`, facts), language),
      text: say(message(`mail.job${kind}Text`, facts), language),
      attachments: [{ name: file.fileName, type: file.contentType, content: file.content.toString('base64') }],
    });
    if (queued.kind === 'invalid') throw new JobRefused(problemsInOne(queued.problems));
  }
  const label = isCut
    ? message('jobTold.mailedWithoutPatrons', { to: readers })
    : message('jobTold.mailedTo', { to: readers });
  scope.tell({ label, count: readers.length, requests: [], plain: true });
}

const auditOf = (
  { id, name, maker }: Ready['job'],
  to: string,
  file: FileToMail['file'],
  isCut: boolean,
): MailAudit => ({
  ...{ actor: maker.name, actorKind: maker.kind, actorCode: maker.code },
  ...{ operation: 'mailJobFile', thing: 'staffJob', thingId: id },
  after: { name, email: to, file: file.fileName, rows: file.rows, withoutPatrons: isCut },
});

/** Who would get a mail, and who one without patrons. */
export function tellWouldMail(scope: RunScope, { whole, withoutPatrons }: MailReaders, count: number): void {
  const to = [...whole, ...withoutPatrons];
  if (to.length === 0) return;
  scope.tell({ label: message('jobTold.wouldMailTo', { to }), count, requests: [], plain: true });
  if (withoutPatrons.length > 0)
    scope.tell({
      label: message('jobTold.wouldMailWithoutPatrons', { to: withoutPatrons }),
      count: withoutPatrons.length,
      requests: [],
      plain: true,
    });
}

/** Slips as the library prints them, mailed as one PDF. */
export async function slipsAsPdf(
  context: EngineContext,
  tools: StaffJobTools,
  ready: Ready,
  { slips, scope, now }: { slips: readonly LetterView[]; scope: RunScope; now: Date },
): Promise<void> {
  const draw = async (drawn: readonly LetterView[]) => ({
    fileName: 'slips.pdf',
    contentType: 'application/pdf',
    rows: drawn.length,
    content: await drawLetters(context, drawn, { now }),
  });
  const cut = () => draw(slipsWithoutPatrons(slips));
  const file = readsWithoutPatrons(ready.maker.rights) ? await cut() : await draw(slips);
  scope.tell({ label: message('jobTold.slips'), count: slips.length, requests: [], plain: true });
  await tools.jobs.keepFile(scope.run, file, reachOf(ready));
  const { whole, withoutPatrons } = await mailReaders(tools, ready);
  if (whole.length > 0) await mailFile(context, tools, ready, { file, to: whole, scope, now });
  if (withoutPatrons.length > 0)
    await mailFile(context, tools, ready, { file: await cut(), to: withoutPatrons, isCut: true, scope, now });
}

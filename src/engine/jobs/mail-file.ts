/** Files that a job mails: each reader gets one mail a run, also when the run was killed and goes on. */
import type { Language } from '../../domain/fulfilment/patron.js';
import { say } from '../../words/index.js';
import { message } from '../../words/message.js';
import type { House } from '../house.js';
import type { LetterView } from '../local/letters.js';
import { problemsInOne } from '../local/outcome.js';
import type { SheetFile } from '../sheets/sheet.js';
import { drawLetters } from '../slips/draw-letters.js';
import { JobRefused, type RunScope } from './ports.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

interface FileToMail {
  file: Pick<SheetFile, 'fileName' | 'contentType' | 'content' | 'rows'>;
  scope: RunScope;
  now: Date;
}

export async function mailFile(
  house: Pick<House, 'settings'>,
  { mails }: Pick<StaffJobTools, 'mails'>,
  { job, maker }: Ready,
  { file, scope }: FileToMail,
): Promise<void> {
  const language: Language = maker.language ?? house.settings.language;
  const { mailTo = [], deed } = job;
  const facts = { job: job.name, maker: job.maker.name, library: house.settings.name, rows: file.rows };
  const kind = deed === 'mailSlips' ? 'Slips' : 'File';
  for (const to of mailTo) {
    const queued = await mails.queue({
      ...{ purpose: 'report', to, language, once: `job ${scope.run} ${to}` },
      subject: say(message(`mail.job${kind}Subject`, facts), language),
      text: say(message(`mail.job${kind}Text`, facts), language),
      attachments: [{ name: file.fileName, type: file.contentType, content: file.content.toString('base64') }],
    });
    if (queued.kind === 'invalid') throw new JobRefused(problemsInOne(queued.problems));
  }
  scope.tell({ label: message('jobTold.mailedTo', { to: mailTo }), count: mailTo.length, requests: [], plain: true });
}

/** Slips as the library prints them, mailed as one PDF. */
export async function slipsAsPdf(
  house: House,
  tools: StaffJobTools,
  ready: Ready,
  { slips, scope, now }: { slips: readonly LetterView[]; scope: RunScope; now: Date },
): Promise<void> {
  const content = await drawLetters(house, slips, { now });
  const file = { fileName: 'slips.pdf', contentType: 'application/pdf', content, rows: slips.length };
  scope.tell({ label: message('jobTold.slips'), count: slips.length, requests: [], plain: true });
  await tools.jobs.keepFile(scope.run, file);
  await mailFile(house, tools, ready, { file, scope, now });
}

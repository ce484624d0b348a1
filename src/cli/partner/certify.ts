import { setTimeout as pause } from 'node:timers/promises';
import { type CertificationStep, certificationSteps } from '../../domain/certify/steps.js';
import { reportLines } from '../../engine/certify/report.js';
import { message, say } from '../../words/index.js';
import type { CertificationView } from '../answers.js';
import type { ApiClient } from '../api-client.js';
import { Misused, Refused } from '../failures.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand, wholeNumber } from '../staff-command.js';

export const certifyPartner = (host: Host) =>
  staffCommand(
    'certify',
    'Holds a scripted practice conversation with a partner that agreed to it, and prints the report; ends with 1 when a step failed.',
    [
      'partner certify lacite',
      'partner certify lacite --without recall,overdue --language fr',
      'partner certify lacite --report K3F9A2',
    ],
  )
    .argument('<partner>', 'its code')
    .option('--wait <seconds>', 'how long each of its messages is waited for', wholeNumber(1, 86_400), 300)
    .option(
      '--without <steps>',
      'what the partner does not have or cannot say on the day (overdue, where it comes after the due date only), with commas between',
    )
    .option('--report <number>', 'print an earlier one instead')
    .option('--begin', 'begin it and do not wait for its end')
    .addOption(languageOption(host, 'of the report'))
    .action(async (code: string, options: Options) => {
      const client = await connect(host, options);
      const begun = options.report
        ? await client.certification(code, options.report)
        : await client.certify(code, { waitSeconds: options.wait, without: stepsIn(options.without) });
      const view = options.begin || options.report ? begun : await untilOver(host, client, begun, options);
      answer(host, options, view, (over) => reportLines(over, options.language).map((each) => line(each)));
      if (view.failed > 0) throw new Refused(view.failed === 1 ? 'One step failed.' : `${view.failed} steps failed.`);
    });

interface Options extends StaffOptions {
  wait: number;
  without?: string;
  report?: string;
  begin?: boolean;
  language: 'en' | 'fr';
}

function stepsIn(given = ''): CertificationStep[] {
  return given
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((name) => {
      const step = certificationSteps.find((each) => each === name);
      if (!step) throw new Misused(`"${name}" is no step.`, `Choose from ${certificationSteps.join(', ')}.`);
      return step;
    });
}

/** Looks every second; says on the side what is waited for. */
async function untilOver(
  host: Host,
  client: ApiClient,
  begun: CertificationView,
  { json: quiet = false, language }: Pick<Options, 'json' | 'language'>,
) {
  let view = begun;
  let told = '';
  while (view.state === 'running') {
    const { waitingFor } = view;
    const step = waitingFor && view.steps.find((each) => each.step === waitingFor.step);
    const waiting = step ? say(step.title, language) : '';
    if (!quiet && waiting && waiting !== told)
      host.err(line(say(message('certifyReport.waiting', { step: waiting, number: view.id }), language)));
    told = waiting;
    await pause(1000);
    view = await client.certification(view.partner, view.id);
  }
  return view;
}

import { setTimeout as pause } from 'node:timers/promises';
import { type CertificationStep, certificationSteps } from '../../domain/certify/steps.js';
import { reportLines } from '../../engine/certify/report.js';
import { type Language, message, say } from '../../words/index.js';
import type { Client, Thing } from '../client.js';
import { custom } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import { wholeNumber } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import type { Context } from '../row.js';
import { oneLine } from '../table.js';

type Certification = Thing<'CertificationView'>;

const seconds = wholeNumber(1, 86_400);

export const certifyPartner = custom('certify', {
  says: 'Holds a scripted practice conversation with a partner that agreed to it, and prints the report; ends with 1 when a step failed.',
  examples: [
    'partner certify lacite',
    'partner certify lacite --without recall,overdue --language fr',
    'partner certify lacite --report K3F9A2',
  ],
  args: { '<partner>': 'its code' },
  options: {
    '--wait <seconds>': ['how long each of its messages is waited for', seconds, 300],
    '--without <steps>':
      'what the partner does not have or cannot say on the day (overdue, where it comes after the due date only), with commas between',
    '--report <number>': 'print an earlier one instead',
    '--begin': 'begin it and do not wait for its end',
    '--language': inTerminalLanguage('of the report'),
  },
  run: async (context) => {
    const { partner: code, report, begin, wait, without, language } = context.own;
    const client = await context.node();
    if (report) return client.readCertification({ code, id: report });
    const begun = await client.certifyPartner({ code, waitSeconds: wait, without: stepsIn(without) });
    return begin ? begun : untilOver(context, client, begun, language);
  },
  lines: (over, { own }) => reportLines(over as never, own.language).map((each) => oneLine(each)),
  ends: ({ failed }) => {
    if (failed > 0) throw new CallRefused(failed === 1 ? 'One step failed.' : `${failed} steps failed.`);
  },
});

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
  { host, json: quiet }: Pick<Context<unknown>, 'host' | 'json'>,
  { readCertification }: Client,
  begun: Certification,
  language: Language,
): Promise<Certification> {
  let view = begun;
  let told = '';
  while (view.state === 'running') {
    const { waitingFor } = view;
    const step = waitingFor && view.steps.find((each) => each.step === waitingFor.step);
    const waiting = step ? say(step.title, language) : '';
    if (!quiet && waiting && waiting !== told)
      host.err(oneLine(say(message('certifyReport.waiting', { step: waiting, number: view.id }), language)));
    told = waiting;
    await pause(1000);
    view = await readCertification({ code: view.partner, id: view.id });
  }
  return view;
}

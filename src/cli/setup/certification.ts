import { setTimeout as pause } from 'node:timers/promises';
import { reportLines } from '../../engine/certify/report.js';
import type { Thing } from '../client.js';
import { Refused } from '../failures.js';
import { line } from '../table.js';
import { practiceCode } from './practice-partner.js';
import type { SetupAtNode } from './setup-run.js';

/** How long each message of the practice partner, which is in this process, is waited for. */
const waitSeconds = 20;

/** The scripted conversation, unless one went well before. Throws `Refused` when a step fails. */
export async function certifyOnce(setup: SetupAtNode): Promise<Thing<'CertificationView'>> {
  const { client, order, words, say } = setup;
  say('', words.certification.title);
  const all = await client.listCertifications({ code: practiceCode });
  const before = order.again ? undefined : await wentWell(setup, all);
  if (before) {
    say(words.certification.there(before.id, before.startedAt.slice(0, 10)));
    return before;
  }
  const left = all.find(({ state }) => state === 'running');
  if (left) await client.stopCertification({ code: practiceCode, id: left.id }); // whom it talked with is gone
  say(words.certification.begun);
  let view = await client.certifyPartner({ code: practiceCode, waitSeconds });
  while (view.state === 'running') {
    await pause(300);
    view = await client.readCertification({ code: practiceCode, id: view.id });
  }
  say(...reportLines(view, order.language).map((each) => line(each)));
  if (view.failed > 0) throw new Refused(words.certification.failed(view.failed));
  return view;
}

async function wentWell({ client }: SetupAtNode, all: readonly Thing<'CertificationSummary'>[]) {
  for (const { id, state } of all) {
    if (state !== 'done') continue;
    const view = await client.readCertification({ code: practiceCode, id });
    if (view.failed === 0 && view.passed > 0) return view;
  }
  return undefined;
}

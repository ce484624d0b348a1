/** A try of the way to a partner, step by step, each in plain words of both languages with its remedy. */

import type { PartnerTestStep } from '../../contract/exchange-views.js';
import { type TryStep, trySteps } from '../../domain/partner/try-steps.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { write } from '../../protocol/write.js';
import { compose } from '../../translation/messages.js';
import { type Facts, type KeyOf, type Message, message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Answer } from '../model/courier.js';
import type { PartnerRecord } from '../model/records.js';
import { callTo, certificateOf, presentedTo, unreadableSecret, whyItWaits } from '../sending/presenting.js';
import { certificateFacts } from './client-certificate.js';
import { agencyOf } from './partner-book.js';

/**
 * Dials a partner under the guard and asks for the status of a request it cannot know: harmless, and it must answer. Steps
 * after one that failed are not tried. While the address waits to be confirmed, nothing is sent there.
 */
export async function testPartner(context: EngineContext, partner: PartnerRecord): Promise<PartnerTestStep[]> {
  const { url } = partner;
  const address = await context.courier.inspect(url);
  if (!address.ok) {
    const why = address.reason ?? said('unusable');
    return [step('address', false, why, address.code === 'dns' ? 'name' : 'address')];
  }
  const leads = said('leadsTo', { url, address: address.address ?? url });
  return [step('address', true, leads), ...(await tried(context, partner))];
}

async function tried(context: EngineContext, partner: PartnerRecord): Promise<PartnerTestStep[]> {
  const { kind } = presentedTo(context, partner);
  if (kind === 'unreadable') return [step('credential', false, unreadableSecret.reason ?? '', 'unreadable')];
  if (kind === 'unconfirmed') return [step('credential', false, whyItWaits(partner), 'unconfirmed')];
  const { id, body } = probeFor(context, partner);
  const answer = await context.courier.post({
    ...callTo(context, partner, body),
    expects: { kind: 'requestingAgencyMessage', requestingAgencyRequestId: id },
    alreadyExists: 'refusal',
  });
  const code = 'code' in answer ? answer.code : undefined;
  if (code === 'tls')
    return [
      step('connection', true, said('reachable')),
      step('tls', false, answer.reason ?? said('unreachable'), 'tls'),
    ];
  if (answer.class === 'clean-failure' || answer.class === 'blocked')
    return [step('connection', false, answer.reason ?? said('unreachable'), 'connection')];
  const isHeard = answer.httpStatus !== undefined || code === 'client-certificate';
  if (!isHeard) return [step('connection', false, answer.reason ?? said('unreachable'), 'connection')];
  const status = String(answer.httpStatus ?? 'none');
  const reached = said('answered', { ms: Math.round(answer.durationMs), status });
  const isSecure = /^https:/i.test(partner.url);
  return [
    step('connection', true, reached),
    step('tls', true, said(isSecure ? 'secure' : 'plain')),
    ...credentialAndAnswer(context, partner, answer),
  ];
}

function credentialAndAnswer(context: EngineContext, partner: PartnerRecord, answer: Answer): PartnerTestStep[] {
  if (answer.class === 'hold-partner' && (answer.httpStatus === 404 || answer.httpStatus === 410))
    return [step('confirmation', false, answer.reason ?? said('unreachable'), 'nowhere')];
  if (answer.class === 'hold-partner')
    return [step('credential', false, answer.reason ?? said('unreachable'), 'credential')];
  const letIn = step('credential', true, ourCertificateEnds(context, partner) ?? said('letIn'));
  if (answer.class === 'delivered') return [letIn, step('confirmation', true, said('speaks'))];
  if (answer.class !== 'refused')
    return [letIn, step('confirmation', false, answer.reason ?? said('noConfirmation'), 'confirmation')];
  const errors = answer.errors.map(({ type }) => type).join(', ');
  return [letIn, step('confirmation', true, said('speaksAndKnowsNot', { errors }))];
}

/** A month before its end there is still time to ask for another. */
function ourCertificateEnds(context: EngineContext, partner: PartnerRecord): Message | undefined {
  const shown = certificateOf(presentedTo(context, partner));
  const facts = shown && certificateFacts(shown.certificate);
  if (!facts || Date.parse(facts.validUntil) - Date.now() > 30 * 86_400_000) return undefined;
  return said('ourCertificateEnds', { date: { day: facts.validUntil.slice(0, 10) } });
}

function probeFor(context: EngineContext, partner: PartnerRecord): { id: string; body: string } {
  const id = `PROBE-${Date.now()}`;
  const now = new Date().toISOString();
  const { isoVersion: version } = partner;
  const standing = { version, firstAnswer: false, currentStatus: 'RequestReceived' } as const;
  const probe = compose(
    'send:StatusRequest',
    {
      ...standing,
      side: 'borrowing',
      requestingAgency: agencyOf(context.symbols[0] ?? ''),
      supplyingAgency: agencyOf(partner.symbols[0] ?? ''),
      requestingAgencyRequestId: id,
      timestamp: now,
      lastChange: now,
      bibliographicInfo: {},
    },
    {},
  );
  const [message = probe] = dialectOf(partner.dialect).writing(probe, { ...standing, sequence: 1 });
  return { id, body: write(message, version) };
}

const said = (key: KeyOf<'tried'>, facts: Facts = {}): Message => message(`tried.${key}`, facts);

/** What was found of a step, and, of one that failed, whose side it is on and the next thing to do. */
function step(name: TryStep, ok: boolean, found: Wording, remedy?: KeyOf<'triedRemedy'>): PartnerTestStep {
  return {
    step: name,
    title: trySteps[name].title,
    ok,
    said: found,
    ...(remedy ? { remedy: message(`triedRemedy.${remedy}`) } : {}),
  };
}

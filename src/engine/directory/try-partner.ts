/** A try of the way to a partner, step by step, each in plain words of both languages with its remedy. */
import { type TryStep, trySteps } from '../../domain/partner/try-steps.js';
import { filled, type Sentence } from '../../domain/words.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { write } from '../../protocol/write.js';
import { compose } from '../../translation/messages.js';
import { inEach, type Wording } from '../../words/message.js';
import type { House } from '../house.js';
import type { Answer, PartnerTestStep } from '../ports.js';
import type { PartnerRecord } from '../records.js';
import { callTo, certificateOf, presentedTo, unreadableSecret } from '../sending/presenting.js';
import { factsOf } from './client-certificate.js';
import { agencyOf } from './partner-book.js';
import { remedies, tryWords } from './try-words.js';

/**
 * Dials a partner under the guard and asks for the status of a request it cannot know: harmless, and it must answer. Steps
 * after one that failed are not tried.
 */
export async function testPartner(house: House, partner: PartnerRecord): Promise<PartnerTestStep[]> {
  const { url } = partner;
  const address = await house.courier.inspect(url);
  if (!address.ok) {
    const said = ownOr(address, tryWords.unusable);
    return [step('address', false, said, address.code === 'dns' ? remedies.name : remedies.address)];
  }
  const leads = filled(tryWords.leadsTo, { url, address: address.address ?? tryWords.anAddress });
  return [step('address', true, leads), ...(await tried(house, partner))];
}

async function tried(house: House, partner: PartnerRecord): Promise<PartnerTestStep[]> {
  if (presentedTo(house, partner.outboundAuth).kind === 'unreadable')
    return [step('credential', false, ownOr(unreadableSecret), remedies.unreadable)];
  const { id, body } = probeFor(house, partner);
  const answer = await house.courier.post({
    ...callTo(house, partner, body),
    expects: { kind: 'requestingAgencyMessage', requestingAgencyRequestId: id },
    afterAmbiguousTry: false,
  });
  const code = 'code' in answer ? answer.code : undefined;
  if (code === 'tls')
    return [step('connection', true, tryWords.reachable), step('tls', false, ownOr(answer), remedies.tls)];
  if (answer.class === 'clean-failure' || answer.class === 'blocked')
    return [step('connection', false, ownOr(answer, tryWords.unreachable), remedies.connection)];
  const isHeard = answer.httpStatus !== undefined || code === 'client-certificate';
  if (!isHeard) return [step('connection', false, ownOr(answer), remedies.connection)];
  const status = answer.httpStatus ? filled(tryWords.withStatus, { status: answer.httpStatus }) : '';
  const reached = filled(tryWords.answered, { ms: Math.round(answer.durationMs), with: status });
  const isSecure = /^https:/i.test(partner.url);
  return [
    step('connection', true, reached),
    step('tls', true, isSecure ? tryWords.secure : tryWords.plain),
    ...credentialAndAnswer(house, partner, answer),
  ];
}

function credentialAndAnswer(house: House, partner: PartnerRecord, answer: Answer): PartnerTestStep[] {
  if (answer.class === 'hold-partner' && (answer.httpStatus === 404 || answer.httpStatus === 410))
    return [step('confirmation', false, ownOr(answer), remedies.nowhere)];
  if (answer.class === 'hold-partner') return [step('credential', false, ownOr(answer), remedies.credential)];
  const letIn = step('credential', true, ourCertificateEnds(house, partner) ?? tryWords.letIn);
  if (answer.class === 'delivered') return [letIn, step('confirmation', true, tryWords.speaks)];
  if (answer.class !== 'refused')
    return [letIn, step('confirmation', false, ownOr(answer, tryWords.noConfirmation), remedies.confirmation)];
  const errors = answer.errors.map(({ type }) => type).join(', ');
  return [letIn, step('confirmation', true, filled(tryWords.speaksAndKnowsNot, { errors }))];
}

/** A month before its end there is still time to ask for another. */
function ourCertificateEnds(house: House, { outboundAuth }: PartnerRecord): Sentence | undefined {
  const shown = certificateOf(presentedTo(house, outboundAuth));
  const facts = shown && factsOf(shown.certificate);
  if (!facts || Date.parse(facts.validUntil) - Date.now() > 30 * 86_400_000) return undefined;
  return filled(tryWords.ourCertificateEnds, { date: facts.validUntil.slice(0, 10) });
}

function probeFor(house: House, partner: PartnerRecord): { id: string; body: string } {
  const id = `PROBE-${Date.now()}`;
  const now = new Date().toISOString();
  const { isoVersion: version } = partner;
  const standing = { version, firstAnswer: false, currentStatus: 'RequestReceived' } as const;
  const probe = compose(
    'send:StatusRequest',
    {
      ...standing,
      side: 'borrowing',
      requestingAgency: agencyOf(house.symbols[0] ?? ''),
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

/** The courier's own words, which name the cause. */
function ownOr({ reason, reasonFrench }: { reason?: string; reasonFrench?: string }, other?: Sentence): Sentence {
  return reason ? { text: reason, french: reasonFrench ?? reason } : (other ?? { text: '', french: '' });
}

const inBoth = ({ text, french }: Sentence): Wording => inEach({ label: text, french });

function step(name: TryStep, ok: boolean, said: Sentence, remedy?: Sentence): PartnerTestStep {
  return {
    ...{ step: name, title: trySteps[name].title },
    ...{ ok, said: inBoth(said) },
    ...(remedy ? { remedy: inBoth(remedy) } : {}),
  };
}

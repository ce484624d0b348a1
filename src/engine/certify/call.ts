import { certificationScript } from '../../domain/certify/script.js';
import { UnwritableMessage } from '../../protocol/write.js';
import { following, message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Answer, OutgoingCall } from '../model/courier.js';
import type { PartnerRecord } from '../model/records.js';
import { callTo, NothingToPresent } from '../sending/presenting.js';
import { practiceId } from './practice-messages.js';
import type { CertificationMessage, CertificationRecord, ReceivedAnswer } from './records.js';
import { speak } from './voice.js';

/** Says one move to the partner. It is written down before the call and again after it, so that a kill leaves a trace. */
export async function sayMove(
  context: EngineContext,
  certification: CertificationRecord,
  partner: PartnerRecord,
  index: number,
  messages: readonly CertificationMessage[],
): Promise<void> {
  const talk = certificationScript[index]?.in ?? 'loan';
  const now = new Date();
  const about = { key: certification.key, ours: context.symbols[0] ?? '', partner, name: context.settings.name };
  const store = context.certifications;
  try {
    const { event, version, kind, bodies } = speak(index, about, messages, now);
    const id = await store.say(certification.id, { talk, move: index, event, isoVersion: version, bodies, at: now });
    if (id === undefined) return;
    let answer: ReceivedAnswer | undefined;
    for (const body of bodies) {
      const got = await post(context, partner, body, {
        kind: kindOf(body) ?? kind,
        requestingAgencyRequestId: practiceId(certification.key, talk),
      });
      answer = { ...judged(got), durationMs: got.durationMs, at: new Date().toISOString() };
      if (answer.taken !== 'accepted') break;
    }
    if (answer) await store.answered(id, answer);
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    const id = await store.say(certification.id, { talk, move: index, event: 'unwritable', bodies: [], at: now });
    const words = message('certifyJudge.unwritable', { problems: error.problems.join('; ') });
    const at = new Date().toISOString();
    if (id !== undefined) await store.answered(id, { taken: 'notSupported', words, durationMs: 0, at });
  }
}

async function post(
  context: EngineContext,
  partner: PartnerRecord,
  body: string,
  expects: OutgoingCall['expects'],
): Promise<Answer> {
  try {
    return await context.courier.post({ ...callTo(context, partner, body), expects, alreadyExists: 'refusal' });
  } catch (error) {
    if (error instanceof NothingToPresent) return error.answer;
    throw error;
  }
}

/** A dialect may say one thing by a message of another kind. */
function kindOf(body: string): 'request' | 'requestingAgencyMessage' | undefined {
  const [, kind] = /<(request|requestingAgencyMessage)>/.exec(body) ?? [];
  return kind as 'request' | 'requestingAgencyMessage' | undefined;
}

/** The partner's own words, where it has any. */
function judged(answer: Answer): Pick<ReceivedAnswer, 'taken' | 'words'> {
  if (answer.class === 'delivered') return { taken: 'accepted', words: ownOf(answer) };
  if (answer.class === 'refused') {
    const words = answer.errors.map(({ type, value }) => (value ? `${type}: ${value}` : type)).join('; ');
    const unsupported = answer.errors.length > 0 && answer.errors.every(({ type }) => type.startsWith('Unsupported'));
    return { taken: unsupported ? 'notSupported' : 'refused', words: words || ownOf(answer) };
  }
  const heard = answer.answerPrefix?.replace(/\s+/g, ' ').trim().slice(0, 200);
  return {
    taken: 'failed',
    words: following(ownOf(answer), heard ? message('certifyJudge.heard', { words: heard }) : undefined),
  };
}

const ownOf = ({ reason = '' }: Answer): Wording => reason;

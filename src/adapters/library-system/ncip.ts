import { type CallName, callNames } from '../../domain/library-system/calls.js';
import type { PostXml, XmlPosted } from '../../library-system/http.js';
import { readNcipAnswer } from '../../library-system/ncip/read.js';
import { masking, withSecrets } from '../../library-system/ncip/secrets.js';
import { freezeCall } from '../../library-system/ncip/write.js';
import type {
  CallExchange,
  CallFacts,
  FrozenCall,
  LibrarySystem,
  LinkSecrets,
  LinkSettings,
  SendingOptions,
  SystemAnswer,
  SystemCalls,
  SystemProblem,
} from '../../library-system/port.js';
import { presets } from '../../library-system/presets/index.js';
import { classifiedProblem, noAnswerProblem } from '../../library-system/problems.js';

export interface NcipOptions {
  settings: LinkSettings;
  secrets: LinkSecrets;
  post: PostXml;
  /** Of the library, for systems that write local times without saying so. */
  timeZone: string;
}

/** A library's own system by NCIP 2.02. */
export function createNcipSystem({ settings, secrets, post, timeZone }: NcipOptions): LibrarySystem {
  const { problems: own } = presets[settings.preset];

  async function send<Name extends CallName>(
    call: FrozenCall<Name>,
    { limitMs = settings.timeoutSeconds * 1000, repeated = false }: SendingOptions = {},
    pin?: string,
  ): Promise<SystemAnswer<Name>> {
    const { secret } = secrets;
    const hidden = [pin, ...writtenAs(secret, settings)];
    const began = performance.now();
    const posted = await post({
      url: addressOf(settings, secret),
      headers: headersOf(settings, secret),
      body: withSecrets(call.body, { ...(secret ? { secret } : {}), ...(pin === undefined ? {} : { pin }) }),
      limitMs,
    });
    const exchange: CallExchange = {
      sent: masking(call.body, hidden),
      durationMs: Math.round(performance.now() - began),
      ...(posted.kind === 'answered'
        ? { httpStatus: posted.status, received: masking(new TextDecoder().decode(posted.bytes), hidden) }
        : {}),
    };
    return withoutSecrets({ ...answerTo(call.message, posted, repeated, limitMs), exchange }, hidden);
  }

  function answerTo<Name extends CallName>(
    call: Name,
    posted: XmlPosted,
    repeated: boolean,
    limitMs: number,
  ): SystemAnswer<Name> {
    if (posted.kind === 'failed') return failed(posted, limitMs);
    const { status, bytes, contentType, location } = posted;
    if (status >= 300 && status < 400)
      return { kind: 'refused', problem: noAnswerProblem('moved', { detail: placeOf(location) }, 'setUp') };
    if (status === 401 || status === 403)
      return { kind: 'refused', problem: noAnswerProblem('denied', { status }, 'setUp') };
    const read = readNcipAnswer(call, bytes, { contentType, timeZone });
    if (read.kind === 'done') {
      // Some servers answer well with a strange status; a failure with facts in it is none.
      return { kind: 'done', facts: read.facts };
    }
    if (read.kind === 'problem') return refusal(classifiedProblem(call, read.problem, { own, repeated }));
    if (status === 429 || status === 503)
      return { kind: 'unavailable', problem: noAnswerProblem('status', { status }) };
    if (status >= 500) return { kind: 'unknown', problem: noAnswerProblem('status', { status }) };
    if (status >= 400) return { kind: 'refused', problem: noAnswerProblem('status', { status }, 'setUp') };
    // Something answered that is no NCIP server, or a broken one: the call may have been carried out.
    return { kind: 'unknown', problem: noAnswerProblem(read.why, { detail: read.detail }) };
  }

  const calls = Object.fromEntries(
    callNames.map((name) => [
      name,
      (facts: CallFacts[CallName], sending?: SendingOptions) =>
        send(freezeCall(name, facts, settings), sending, pinOf(facts)),
    ]),
  ) as unknown as SystemCalls;
  return { ...calls, send: (call, sending) => send(call, sending), close: async () => undefined };
}

function refusal<Name extends CallName>(problem: SystemProblem): SystemAnswer<Name> {
  // `alreadySo` is done as far as anybody is concerned; its facts are those of an answer that says nothing.
  if (problem.class === 'alreadySo') return { kind: 'done', facts: {} as never, alreadySo: problem };
  return { kind: problem.class === 'transport' ? 'unavailable' : 'refused', problem };
}

function failed<Name extends CallName>(
  { trouble, sent, detail }: Extract<XmlPosted, { kind: 'failed' }>,
  limitMs: number,
): SystemAnswer<Name> {
  const seconds = Math.max(1, Math.round(limitMs / 1000));
  const problem = noAnswerProblem(trouble, { detail, seconds }, trouble === 'forbidden' ? 'setUp' : 'transport');
  if (trouble === 'forbidden') return { kind: 'refused', problem };
  return { kind: sent ? 'unknown' : 'unavailable', problem };
}

const pinOf = (facts: CallFacts[CallName]): string | undefined =>
  'user' in facts && 'card' in facts.user ? facts.user.pin : undefined;

const addressOf = ({ authentication, address }: LinkSettings, secret = ''): string =>
  authentication === 'address' ? address.replaceAll('{key}', () => encodeURIComponent(secret)) : address;

function headersOf({ authentication, authenticationName: name }: LinkSettings, secret = ''): Record<string, string> {
  if (authentication === 'basic') return { authorization: `Basic ${basicOf(name, secret)}` };
  return authentication === 'header' ? { [name.toLowerCase()]: secret } : {};
}

const basicOf = (name: string, secret: string): string => Buffer.from(`${name}:${secret}`, 'utf8').toString('base64');

/** As the secret stands in what is sent: a system may repeat any of it. */
const writtenAs = (secret: string | undefined, { authenticationName }: LinkSettings): string[] =>
  secret === undefined ? [] : [secret, encodeURIComponent(secret), basicOf(authenticationName, secret)];

/** Where an address leads now, without what may be secret in it. */
function placeOf(location = ''): string {
  if (!URL.canParse(location)) return '';
  return new URL(location).origin;
}

/** A system that repeats what it was sent must not show a password to staff. */
function withoutSecrets<Answer>(answer: Answer, hidden: readonly (string | undefined)[]): Answer {
  const found = hidden.filter((each) => each !== undefined && each.length >= 4);
  if (found.length === 0) return answer;
  const text = JSON.stringify(answer);
  const masked = found.reduce<string>((all, each) => all.replaceAll(JSON.stringify(each).slice(1, -1), '***'), text);
  return masked === text ? answer : (JSON.parse(masked) as Answer);
}

import type { Socket } from 'node:net';
import type { LinkSecrets, LooksUpPatrons, Sip2Settings, SystemAnswer } from '../../library-system/port.js';
import { classifiedProblem, noAnswerProblem } from '../../library-system/problems.js';
import {
  loginLine,
  patronLine,
  readSipLine,
  type SipAnswer,
  statusLine,
  userOfSip,
} from '../../library-system/sip2.js';
import type { Wording } from '../../words/message.js';

/** Opens a socket under the guard of everything that is dialled; throws what failed. */
export type DialSocket = (to: { host: string; port: number; tls: boolean; limitMs: number }) => Promise<Socket>;

type ReadLine = Extract<SipAnswer, { kind: 'read' }>;

/** An answer that is longer is none. */
const maxLine = 64_000;

/** Looks up patrons by SIP2: one connection, kept open, one question at a time; it is opened anew when it has ended. */
export function createSip2({
  settings,
  secrets,
  dial,
  now = () => new Date(),
}: {
  settings: Sip2Settings;
  secrets: LinkSecrets;
  dial: DialSocket;
  now?: () => Date;
}): LooksUpPatrons {
  let socket: Socket | undefined;
  let sequence = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function ask(line: (sequence: number) => string, code: string, until: number): Promise<ReadLine> {
    const mine = sequence;
    sequence = (sequence + 1) % 10;
    const answer = readSipLine(await exchanged(line(mine), until));
    if (answer.kind === 'broken') throw new Sip2Trouble('notSip2', answer.detail);
    if (answer.code !== code) throw new Sip2Trouble('otherMessage', answer.code);
    if (answer.sequence !== undefined && answer.sequence !== mine)
      throw new Sip2Trouble('notSip2', `AY${answer.sequence}`);
    return answer;
  }

  /** Writes a line and waits for the next one. */
  function exchanged(line: string, until: number): Promise<Buffer> {
    const open = socket;
    if (!open || open.destroyed) return Promise.reject(new Sip2Trouble('cut'));
    return new Promise((answered, failed) => {
      let received = Buffer.alloc(0);
      const end = (settle: () => void) => {
        clearTimeout(clock);
        open.off('data', onData).off('close', onClose);
        settle();
      };
      const onData = (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]);
        const from = received.findIndex((byte) => byte > 32);
        const at = from < 0 ? -1 : received.findIndex((byte, place) => place > from && (byte === 13 || byte === 10));
        if (at >= 0) end(() => answered(received.subarray(from, at)));
        else if (received.length > maxLine) end(() => failed(new Sip2Trouble('tooLarge')));
      };
      const onClose = () => end(() => failed(new Sip2Trouble('cut')));
      const clock = setTimeout(() => end(() => failed(new Sip2Trouble('late'))), Math.max(1, until - Date.now()));
      open.on('data', onData).once('close', onClose);
      open.write(line, 'utf8');
    });
  }

  async function opened(until: number): Promise<void> {
    const { host, port, tls, login, location } = settings;
    sequence = 0;
    try {
      socket = await dial({ host, port, tls, limitMs: Math.max(1, until - Date.now()) });
    } catch (error) {
      const { said, code } = error as { said?: { reason: Wording }; code?: string };
      throw said ? new Sip2Trouble('forbidden', said.reason) : new Sip2Trouble('unreachable', code ?? '');
    }
    socket.on('error', () => {});
    // A connection that is only kept open does not keep the program alive.
    socket.unref();
    if (login) {
      const answer = await ask((at) => loginLine(login, secrets.sip2Password ?? '', location, at), '94', until);
      if (answer.fixed[2] !== '1') throw new Sip2Trouble('loginRefused');
    }
    const status = await ask(statusLine, '98', until);
    if (status.fixed[2] === 'N') throw new Sip2Trouble('offLine');
  }

  async function lookedUp(card: string, pin: string | undefined, until: number): Promise<ReadLine> {
    const question = (at: number) =>
      patronLine(
        { institution: settings.institution, card, pin, terminalPassword: secrets.sip2TerminalPassword },
        now(),
        at,
      );
    if (socket && !socket.destroyed)
      try {
        return await ask(question, '64', until);
      } catch (error) {
        // The other side may have ended the kept connection long ago: a look-up changes nothing, so it is asked anew.
        if (!(error instanceof Sip2Trouble) || error.type !== 'cut') throw error;
      }
    await opened(until);
    return ask(question, '64', until);
  }

  async function lookUp(
    { card, pin }: { card: string; pin?: string | undefined },
    until: number,
    limitMs: number,
  ): Promise<SystemAnswer<'lookUpUser'>> {
    try {
      // Whoever waited for others has waited of their own time.
      if (Date.now() >= until) throw new Sip2Trouble('late');
      const answer = await lookedUp(card, pin, until);
      const user = userOfSip(answer, { pin: pin !== undefined });
      if (!user) return { kind: 'refused', problem: classifiedProblem('lookUpUser', { type: 'Unknown User' }) };
      if (user.pinRight === false)
        return { kind: 'refused', problem: classifiedProblem('lookUpUser', { type: 'User Authentication Failed' }) };
      return { kind: 'done', facts: user };
    } catch (error) {
      // What is still on its way would be taken for the answer to the next question.
      socket?.destroy();
      socket = undefined;
      const { type, detail } = error instanceof Sip2Trouble ? error : new Sip2Trouble('cut');
      const kind = type === 'loginRefused' || type === 'forbidden' ? 'setUp' : 'transport';
      const problem = noAnswerProblem(type, { detail, seconds: Math.max(1, Math.round(limitMs / 1000)) }, kind);
      return { kind: kind === 'setUp' ? 'refused' : 'unavailable', problem };
    }
  }

  return {
    lookUpUser: ({ user }, { limitMs = settings.timeoutSeconds * 1000 } = {}) => {
      const until = Date.now() + limitMs;
      const asked = 'id' in user ? { card: user.id } : user;
      const answer = last.then(() => lookUp(asked, until, limitMs));
      last = answer;
      return answer;
    },
    close: async () => {
      socket?.destroy();
      socket = undefined;
    },
  };
}

type TroubleType =
  | ('unreachable' | 'late' | 'cut' | 'tooLarge' | 'notSip2' | 'otherMessage')
  | ('offLine' | 'loginRefused' | 'forbidden');

class Sip2Trouble extends Error {
  constructor(
    readonly type: TroubleType,
    readonly detail: Wording = '',
  ) {
    super(type);
    this.name = 'Sip2Trouble';
  }
}

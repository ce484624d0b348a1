import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { normalForm } from '../../domain/request/normal-form.js';
import { createGate } from '../fairness.js';

/** Makes and checks digests of passwords. `who`: whose call it is; callers take turns, so that one cannot hold up the others. */
export interface Passwords {
  /** `busy`: too many are being worked on; nothing was computed. */
  hash(password: string, who?: string): Promise<string | 'busy'>;
  /** Takes as long without a digest as with one: whether an account exists must not show by the clock. */
  verify(password: string, hash: string | undefined, who?: string): Promise<boolean | 'busy'>;
}

export interface PasswordCost {
  /** Two to this power is what scrypt calls N; with 15 one digest takes 32 MB and some 80 ms. */
  power: number;
  /** Digests computed at once, and how many may wait: many who sign in at once must not take all memory. */
  atOnce: number;
  waiting: number;
}

/** As many may wait as are computed while the first of them waits, so that many addresses at once do not block others. */
export const usualCost: PasswordCost = { power: 15, atOnce: 2, waiting: 240 };
/** Of one caller. */
const waitingEachAtMost = 10;
const block = 8;
/** Longest wait for a place, in milliseconds. */
const waitMs = 10_000;

export function createPasswords(cost: PasswordCost = usualCost): Passwords {
  const gate = createGate({
    slots: cost.atOnce,
    waiting: cost.waiting,
    waitingEach: Math.min(waitingEachAtMost, Math.ceil(cost.waiting / 3)),
    waitMs,
  });
  const inTurn = async <T>(who: string, work: () => Promise<T>): Promise<T | 'busy'> => {
    const leave = await gate.enter(who);
    if (!leave) return 'busy';
    try {
      return await work();
    } finally {
      leave();
    }
  };
  const nobody = randomBytes(32);
  const derive = (who: string, password: string, salt: Buffer, power: number) =>
    inTurn(who, () => scryptOf(normalForm(password, 'NFKC'), salt, 2 ** power));
  return {
    async hash(password, who = '') {
      const salt = randomBytes(16);
      const digest = await derive(who, password, salt, cost.power);
      return digest === 'busy'
        ? digest
        : `scrypt$${cost.power}$${salt.toString('base64')}$${digest.toString('base64')}`;
    },
    async verify(password, hash, who = '') {
      const [kind, power = '', salt = '', known = ''] = (hash ?? '').split('$');
      const exists = kind === 'scrypt';
      const digest = await derive(
        who,
        password,
        exists ? Buffer.from(salt, 'base64') : nobody.subarray(0, 16),
        exists ? Number(power) : cost.power,
      );
      if (digest === 'busy') return digest;
      const expected = exists ? Buffer.from(known, 'base64') : nobody;
      return expected.length === digest.length && timingSafeEqual(expected, digest) && exists;
    },
  };
}

function scryptOf(password: string, salt: Buffer, N: number): Promise<Buffer> {
  const options: ScryptOptions = { N, r: block, p: 1, maxmem: 256 * N * block };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, options, (error, digest) => (error ? reject(error) : resolve(digest)));
  });
}

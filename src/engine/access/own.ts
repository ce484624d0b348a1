/** What is everybody’s own here: how their desk looks, what it remembers, where they are signed in. */

import type { OwnChange } from '../../contract/me-operations.js';
import { preferenceLimits } from '../../domain/staff/staff.js';
import { message, type Wording } from '../../words/message.js';
import type { Outcome } from '../model/local/outcome.js';
import type { AccessStore, OpenSession, Preference } from './ports.js';

export interface OwnAccount {
  changeOwn(code: string, change: OwnChange): Promise<void>;
  /** By key. */
  preferences(code: string): Promise<Preference[]>;
  preference(code: string, key: string): Promise<Preference | undefined>;
  setPreference(code: string, key: string, value: unknown): Promise<Outcome<Preference>>;
  /** False: there was none. */
  forgetPreference(code: string, key: string): Promise<boolean>;
  sessions(code: string): Promise<OpenSession[]>;
  /** One by its id, or all; how many ended. */
  endSessions(code: string, id?: string): Promise<number>;
}

export function createOwn(store: AccessStore, idleMs: number, clock: () => Date = () => new Date()): OwnAccount {
  return {
    changeOwn: (code, change) => store.changeOwn(code, change),
    preferences: (code) => store.preferences(code),
    preference: (code, key) => store.preference(code, key),
    async setPreference(code, key, value) {
      const { bytes, depth, keys } = preferenceLimits;
      const wrong = (problem: Wording) => ({ kind: 'invalid' as const, problems: [{ field: 'value', problem }] });
      if (isDeeper(value, depth)) return wrong(message('refusedField.nested', { depth }));
      const json = JSON.stringify(value);
      if (Buffer.byteLength(json) > bytes) return wrong(message('refusedField.tooManyBytes', { most: bytes }));
      const kept = await store.setPreference(code, key, json, keys);
      return kept
        ? { kind: 'done', value: kept }
        : { kind: 'notNow', reason: message('refusedKeys.tooMany', { count: keys }) };
    },
    forgetPreference: (code, key) => store.forgetPreference(code, key),
    sessions: (code) => store.sessions(code, clock(), idleMs),
    endSessions: (code, id) => store.endSessions(code, id),
  };
}

/** Looks no further than that: what is nested without end would take the stack with it. */
const isDeeper = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((each) => isDeeper(each, depth - 1)));

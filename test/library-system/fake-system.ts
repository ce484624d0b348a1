/** A library's own system in memory, with a ledger: it answers, is dead, refuses, or acts and loses its answer. */
import type { CallName } from '../../src/domain/library-system/calls.js';
import type { LibrarySystem, SendingOptions, SystemAnswer, SystemUser } from '../../src/library-system/port.js';
import { message } from '../../src/words/index.js';

export type Mood = 'up' | 'dead' | 'losesAnswers' | 'refuses';

export interface FakeSystem extends LibrarySystem {
  /** What was carried out, in order: `acceptItem TMP-1`. */
  ledger: string[];
  /** Every call that came, carried out or not. */
  came: string[];
  mood: Mood;
  /** Only this call is in that mood; all others are answered. */
  moodOf?: CallName | undefined;
  user: SystemUser;
  dueAt?: string | undefined;
  facts: Partial<Record<CallName, object>>;
  isPending?: boolean;
}

export function fakeSystem(): FakeSystem {
  const problem = (type: string) => ({
    class: type === 'unreachable' ? ('transport' as const) : ('item' as const),
    type,
    detail: `WOODX (${type})`,
    reason: message('librarySystemCall.mayBeDone'),
  });
  const call =
    (name: CallName) =>
    async (facts: object, sending: SendingOptions = {}): Promise<SystemAnswer> => {
      const { itemId, requestId, userId } = facts as { itemId?: string; requestId?: string; userId?: string };
      const said = `${name} ${itemId ?? requestId ?? userId ?? ''}`.trim();
      system.came.push(said);
      system.facts[name] = facts;
      const exchange = { sent: `<${name}/>`, received: '<answer/>', durationMs: 3 };
      const mood = system.moodOf && system.moodOf !== name ? 'up' : system.mood;
      if (mood === 'dead') return { kind: 'unavailable', problem: problem('unreachable'), exchange };
      if (mood === 'refuses') return { kind: 'refused', problem: problem('Unknown Item'), exchange };
      if (!(sending.repeated && system.ledger.includes(said))) system.ledger.push(said);
      if (mood === 'losesAnswers')
        return { kind: 'unknown', problem: problem('late'), exchange: { sent: '', durationMs: 3 } };
      const found: Partial<Record<CallName, object>> = {
        lookUpUser: system.user,
        requestItem: { requestId: 'THEIRS-1', itemId: '39345000211', callNumber: 'QA 76', location: 'Stacks' },
        renew: system.isPending ? { pending: true } : {},
        checkOut: system.dueAt ? { dueAt: system.dueAt } : {},
      };
      return { kind: 'done', facts: (found[name] ?? {}) as never, exchange };
    };
  const names = [
    'lookUpUser',
    'acceptItem',
    'requestItem',
    'cancelRequest',
    'checkOut',
    'checkIn',
    'renew',
    'recall',
  ] as const;
  const system = {
    ledger: [],
    came: [],
    facts: {},
    mood: 'up',
    user: { userId: 'U-4471', name: 'Camille Exemple', group: 'Student', language: 'fr', blocked: false, blocks: [] },
    ...Object.fromEntries([...names, 'deleteItem', 'charge'].map((name) => [name, call(name as CallName)])),
    send: async () => {
      throw new Error('Nothing frozen is sent here.');
    },
    close: async () => {},
  } as unknown as FakeSystem;
  return system;
}

import { expect } from 'chai';
import {
  borrowingActions,
  borrowingAttention,
  borrowingStates,
  supplierEvents,
} from '../../src/domain/tables/borrowing.js';
import { lendingActions, lendingAttention, lendingStates, requesterEvents } from '../../src/domain/tables/lending.js';
import { entriesOf } from '../../src/domain/tables/state-machine.js';
import { isFinal } from '../../src/domain/tables/states.js';
import { type Service, type Side, type StateName, tableFor } from '../../src/domain/tables/tables.js';

const services: Service[] = ['Loan', 'Copy', 'CopyOrLoan'];
const sides = {
  borrowing: {
    states: borrowingStates,
    partnerEvents: supplierEvents,
    actions: borrowingActions,
    attention: borrowingAttention,
  },
  lending: {
    states: lendingStates,
    partnerEvents: requesterEvents,
    actions: lendingActions,
    attention: lendingAttention,
  },
};

for (const side of ['borrowing', 'lending'] as const) {
  const { states, partnerEvents, actions, attention } = sides[side];

  describe(`the ${side} tables`, () => {
    for (const service of services) {
      it(`take every message of a partner in every state (${service})`, () => {
        const table = tableFor(side, service);
        const missing = states.flatMap((state) =>
          partnerEvents.filter((event) => !table[state]?.[event]).map((event) => `${state} / ${event}`),
        );
        expect(missing).to.deep.equal([]);
      });

      it(`know no other names than those of states, actions and messages (${service})`, () => {
        const table = tableFor(side, service);
        const known = new Set<string>([...partnerEvents, ...actions]);
        const strange = states.flatMap((state) => Object.keys(table[state] ?? {}).filter((event) => !known.has(event)));
        expect(strange).to.deep.equal([]);
        expect(Object.keys(table)).to.have.members([...states]);
      });

      it(`let staff out of every state that is not final (${service})`, () => {
        const table = tableFor(side, service);
        const closed = states.filter((state) => !isFinal(side, state) && !leadsToFinal(side, service, state));
        expect(closed).to.deep.equal([]);
        const withoutStaff = states.filter(
          (state) =>
            !isFinal(side, state) && !actions.some((action) => entriesOf(table[state]?.[action]).some(({ to }) => to)),
        );
        expect(withoutStaff).to.deep.equal([]);
      });

      it(`never move on a message that they call out of order (${service})`, () => {
        const table = tableFor(side, service);
        const moving = states.flatMap((state) =>
          Object.entries(table[state] ?? {})
            .filter(([, entries]) =>
              entriesOf(entries).some(
                ({ to, effects }) => effects?.includes('record:outOfOrder') && to && to !== state,
              ),
            )
            .map(([event]) => `${state} / ${event}`),
        );
        expect(moving).to.deep.equal([]);
      });
    }

    it('have an entry for all circumstances of a message, and every other entry before it', () => {
      for (const service of services)
        for (const [state, row] of Object.entries(tableFor(side, service)))
          for (const [event, entries] of Object.entries(row)) {
            const all = entriesOf(entries);
            const plain = all.findIndex(({ when }) => !when);
            const about = `${service} ${state} ${event}`;
            if (partnerEvents.some((each) => each === event)) expect(plain, about).to.equal(all.length - 1);
            else if (plain >= 0) expect(plain, about).to.equal(all.length - 1);
            const required = all.map(({ when = {} }) => JSON.stringify(Object.entries(when).sort()));
            expect(new Set(required), about).to.have.property('size', all.length);
          }
    });

    it('come to every state', () => {
      const reached = new Set(services.flatMap((service) => [...reachable(side, service, 'created')]));
      expect(states.filter((state) => !reached.has(state))).to.deep.equal([]);
    });

    it('use every action and every reason for attention', () => {
      const rows = services.flatMap((service) => Object.values(tableFor(side, service)).flatMap(Object.entries));
      const used = new Set(
        rows.flatMap(([event, entries]) => [event, ...entriesOf(entries).flatMap(({ effects = [] }) => effects)]),
      );
      expect(actions.filter((action) => !used.has(action))).to.deep.equal([]);
      expect(attention.filter((reason) => !used.has(`attention:${reason}`))).to.deep.equal([]);
    });
  });
}

function reachable(side: Side, service: Service, from: StateName, by?: ReadonlySet<string>): Set<StateName> {
  const reached = new Set<StateName>([from]);
  for (const state of reached)
    for (const [event, entries] of Object.entries(tableFor(side, service)[state] ?? {}))
      for (const { to } of entriesOf(entries)) if (to && (!by || by.has(event))) reached.add(to);
  return reached;
}

/** By staff alone: a partner that never speaks again must not keep a request open for ever. */
function leadsToFinal(side: Side, service: Service, state: StateName): boolean {
  const byStaff = new Set<string>(sides[side].actions);
  return [...reachable(side, service, state, byStaff)].some((each) => isFinal(side, each));
}

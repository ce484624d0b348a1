/** The rows that say which steps call a library's own system, against the tables of borrowing and lending and against each other. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { callNames } from '../../src/domain/library-system/calls.js';
import { borrowingActions, borrowingVariants, supplierEvents } from '../../src/domain/tables/borrowing.js';
import { lendingActions, lendingVariants, requesterEvents } from '../../src/domain/tables/lending.js';
import { entriesOf } from '../../src/domain/tables/state-machine.js';
import {
  borrowingEventCalls,
  borrowingStepNames,
  lendingCalls,
  lendingEventCalls,
  lendingStepNames,
  systemCallSteps,
} from '../../src/domain/tables/system-calls.js';
import { type EventName, services, tableFor } from '../../src/domain/tables/tables.js';
import { planCalls, type SystemFacts } from '../../src/engine/library-system/plan.js';
import { languages } from '../../src/words/languages.js';
import { pageOfCalls, withCalls } from '../library-system/calls-table.js';

describe('the calls that a step makes to the library’s own system', () => {
  const ofEvents: Record<'borrowing' | 'lending', Readonly<Record<string, readonly string[]>>> = {
    borrowing: borrowingEventCalls,
    lending: lendingEventCalls,
  };

  it('are named for every action and every event of both sides, or it is said that there are none', () => {
    expect(Object.keys(borrowingEventCalls)).to.have.members([
      ...borrowingActions,
      ...borrowingVariants,
      ...supplierEvents,
    ]);
    expect(Object.keys(lendingEventCalls)).to.have.members([...lendingActions, ...lendingVariants, ...requesterEvents]);
    for (const side of ['borrowing', 'lending'] as const)
      for (const service of services)
        for (const [state, rows] of Object.entries(tableFor(side, service)))
          for (const event of Object.keys(rows ?? {}))
            expect(ofEvents[side], `${side} ${state}`).to.have.property(event);
  });

  it('are named for every event by which a lending request enters a state that calls', () => {
    const missing: string[] = [];
    for (const service of services)
      for (const rows of Object.values(tableFor('lending', service)))
        for (const [event, entries] of Object.entries(rows ?? {}))
          for (const { to } of entriesOf(entries))
            for (const [name, { states }] of Object.entries(lendingCalls))
              if (
                to &&
                (states as readonly string[] | undefined)?.includes(to) &&
                !ofEvents.lending[event]?.includes(name)
              )
                missing.push(`${event} leads to ${to}, which is ${name}`);
    expect(new Set(missing)).to.deep.equal(new Set());
  });

  it('have no step that no event makes, and together make every call that there is', () => {
    const named = (side: 'borrowing' | 'lending') => new Set(Object.values(ofEvents[side]).flat());
    expect([...named('borrowing')]).to.have.members([...borrowingStepNames]);
    expect([...named('lending')]).to.have.members([...lendingStepNames]);
    const steps = Object.values(systemCallSteps).flatMap((side) => Object.values(side));
    expect(new Set(steps.flatMap(({ calls }) => calls.map(({ call }) => call)))).to.deep.equal(new Set(callNames));
  });

  for (const language of languages)
    it(`are printed in the handbook, in ${language}, as they are here`, () => {
      const page = readFileSync(pageOfCalls(language), 'utf8');
      expect(withCalls(page, language), 'npm run fix prints it anew').to.equal(page);
    });

  it('are none for an event that is listed as calling nothing', () => {
    const facts = (side: 'borrowing' | 'lending'): SystemFacts => ({
      ...{ request: '1', side, state: 'x', externalId: 'R-1', isOfLink: true, library: 'LIB', title: { title: 'T' } },
      ...{ patron: '21000', symbol: 'ISIL:CA-NORTH', items: [{ barcode: 'B' }], candidates: ['B'], calls: [] },
    });
    for (const side of ['borrowing', 'lending'] as const)
      for (const [event, steps] of Object.entries(ofEvents[side])) {
        const { calls } = planCalls(facts(side), [{ event: event as EventName }]);
        if (steps.length === 0) expect(calls, event).to.deep.equal([]);
      }
  });
});

import { expect } from 'chai';
import { overdueLetters } from '../../src/domain/fulfilment/overdue-profile.js';
import { houseEvents } from '../../src/domain/letters/calls.js';
import { letterCalls, letterWithdrawals } from '../../src/domain/letters/catalogue.js';
import { type FactName, factNames, houseFacts, type KnownFacts } from '../../src/domain/letters/facts.js';
import { freeze } from '../../src/domain/letters/freeze.js';
import {
  factLabel,
  letterCodes,
  letterRow,
  lettersCalledBy,
  lettersWithdrawnBy,
} from '../../src/domain/letters/letters.js';
import { borrowingActions, borrowingStates, supplierEvents } from '../../src/domain/tables/borrowing.js';
import { lendingActions, lendingStates, requesterEvents } from '../../src/domain/tables/lending.js';
import { actionRow, isAction } from '../../src/domain/tables/staff-actions.js';
import { eventOf } from '../../src/domain/tables/state-machine.js';
import type { StateName } from '../../src/domain/tables/tables.js';
import { hasWords, say } from '../../src/words/index.js';
import { languages } from '../../src/words/languages.js';
import { sectionsOf } from '../support/words.js';

const everything = Object.fromEntries(factNames.map((name) => [name, `the ${name}`])) as KnownFacts;

describe('the catalogue of letters and slips', () => {
  it('has words in every language for each fact that a letter or slip may mention', () => {
    const labels = letterCodes.flatMap((code) => letterRow(code).facts.map((fact) => factLabel(code, fact)));
    expect(labels.filter(({ code }) => !hasWords(code))).to.deep.equal([]);
    expect(say(factLabel('returnSlip', 'lenderDue'), 'fr')).to.equal('À retourner le');
    expect(say(factLabel('receiveSlip', 'lenderDue'), 'fr')).to.equal('Retour exigé le');
  });

  it('has a name in every language for each entry', () => {
    const missing = letterCodes.flatMap((code) =>
      languages
        .filter((language) => sectionsOf(language)['letterName']?.[code] === undefined)
        .map(
          (language) =>
            `${code} has no name: write letterName.${code} in src/words/${language}/lettersAndSchedules.json.`,
        ),
    );
    expect(missing).to.deep.equal([]);
  });

  it('gives each letter a name of its own in each language', () => {
    for (const language of languages) {
      const names = letterCodes.map((code) => say(letterRow(code).name, language));
      expect(names).to.have.length(new Set(names).size);
    }
  });

  it('R120: knows every letter that the instructions name', () => {
    const names = letterCodes.map((code) => letterRow(code).almaName);
    expect(names).to.include.members([
      'Borrower Receive Email Letter',
      'On Hold Shelf Letter',
      'Resource Sharing Receive Slip Letter',
      'Ful Hold Shelf Request Slip Letter',
      'Query to Patron Letter',
      'Resource Sharing Return Slip Letter',
      'Overdue Notice Letter',
      'Ful Overdue And Lost Loan Notification Letter',
      'Ful Overdue And Lost Loan Letter',
      'Ful Lost Loan Letter',
      'Borrower Overdue Email Letter',
      'Courtesy Letter',
    ]);
  });

  it('lets no letter say what is not in its list, however much is known', () => {
    for (const code of letterCodes) {
      const { facts } = letterRow(code);
      expect(facts, code).to.have.length(new Set(facts).size);
      expect(Object.keys(freeze(code, everything, 'en')), code).to.have.members([...facts]);
    }
  });

  it('never tells a partner, by letter or in a parcel, what is the patron’s', () => {
    const out = letterCodes.filter((code) => ['partner', 'parcel'].includes(letterRow(code).audience));
    expect(out).to.include.members(['shippingSlip', 'returnSlip', 'borrowerReceiveEmail']);
    const told = out.flatMap((code) =>
      letterRow(code).facts.filter((name) => (houseFacts as readonly FactName[]).includes(name)),
    );
    expect(told).to.deep.equal([]);
  });

  it('keeps of a reason the words of the reader’s language', () => {
    const reason = { in: { en: 'No longer needed', fr: 'Plus nécessaire' } };
    expect(freeze('cancelRequest', { reason, note: 'to the partner', title: '' }, 'fr')).to.deep.equal({
      reason: 'Plus nécessaire',
    });
  });
});

describe('the steps that call for letters', () => {
  const events: Record<string, readonly string[]> = {
    borrowing: [...borrowingActions, ...supplierEvents],
    lending: [...lendingActions, ...requesterEvents],
    house: houseEvents,
  };

  it('are steps that there are', () => {
    const rows = [...letterCalls, ...letterWithdrawals];
    expect(
      rows.flatMap(({ side, on }) => on.map(eventOf).filter((event) => !events[side]?.includes(event))),
    ).to.deep.equal([]);
    const from = letterCalls.flatMap((call) => call.from ?? []);
    expect(from.filter((state) => ![...borrowingStates, ...lendingStates].includes(state as never))).to.deep.equal([]);
  });

  it('call for a letter to patrons in all circumstances of an action', () => {
    const inSome = [
      ...letterCalls.filter(({ letter }) => !(letterRow(letter).waits || letterRow(letter).audience === 'partner')),
      ...letterWithdrawals,
    ].flatMap(({ side, on }) =>
      on.flatMap((event) =>
        typeof event !== 'string' && side !== 'house' && isAction(side, event.on) ? [`${side} ${event.on}`] : [],
      ),
    );
    expect(inSome).to.deep.equal([]);
  });

  it('call for every letter that is not printed on demand or waits for something named', () => {
    const called = new Set(letterCalls.map(({ letter }) => letter));
    const silent = letterCodes.filter((code) => {
      const { onDemand, waits, standsFor } = letterRow(code);
      return !called.has(code) && !onDemand && !waits && !standsFor;
    });
    expect(silent).to.deep.equal([]);
  });

  it('are not the only cause: in place of a message stands one letter at most', () => {
    const messages = letterCodes.flatMap((code) => letterRow(code).standsFor ?? []);
    expect(messages).to.include('Request').and.to.have.length(new Set(messages).size);
  });

  it('ask on their form for what must be wished', () => {
    for (const { side, on, wished } of letterCalls) {
      if (!wished || side === 'house') continue;
      for (const event of on.map(eventOf)) {
        const fields = actionRow(side, event)?.fields.map(({ name }) => name);
        expect(fields, `${side} ${event}`).to.include(wished);
      }
    }
  });

  it('R57: the return slip comes with every return', () => {
    expect(lettersCalledBy('borrowing', 'returnToPartner')).to.deep.equal(['returnSlip']);
  });

  it('R38: the receive slip comes only where printing is ticked', () => {
    expect(lettersCalledBy('borrowing', 'receive', { printSlip: true })).to.deep.equal(['receiveSlip']);
    expect(lettersCalledBy('borrowing', 'receive', { printSlip: false })).to.deep.equal([]);
  });

  it('R51: a recall is told to the patron who has the item, and to nobody before', () => {
    expect(lettersCalledBy('borrowing', 'supplier.recalled', {}, { from: 'loaned' })).to.deep.equal(['recallNotice']);
    expect(lettersCalledBy('borrowing', 'supplier.recalled', {}, { from: 'receivedPhysically' })).to.deep.equal([]);
  });

  it('R60: each letter of the overdue profile has its letter', () => {
    for (const letter of overdueLetters)
      expect(lettersCalledBy('house', `local.aged.${letter}`), letter).to.have.length(1);
  });

  it('write a letter to a partner only where it wishes letters', () => {
    expect(lettersCalledBy('lending', 'generalMessage')).to.deep.equal([]);
    expect(lettersCalledBy('lending', 'generalMessage', {}, { toPartner: true })).to.deep.equal([
      'generalMessageEmail',
    ]);
    const { letter } = letterCalls.find(({ side, on }) => side === 'lending' && on.includes('reject')) ?? {};
    expect(letter).to.equal('lenderRejectEmail');
  });

  it('take back what is not so any more', () => {
    expect(lettersWithdrawnBy('borrowing', 'undoReceive')).to.include.members(['receiveSlip', 'onHoldShelf']);
    expect(lettersWithdrawnBy('borrowing', 'receive')).to.deep.equal([]);
  });

  it('R51: a recall withdraws what names the date before where it writes of the new one, and nothing elsewhere', () => {
    const withdrawn = (from: StateName) => lettersWithdrawnBy('borrowing', 'supplier.recalled', from);
    expect(withdrawn('loaned')).to.have.members(['loanReceipt', 'renewal', 'courtesy']);
    for (const state of ['recalled', 'receivedPhysically', 'shippedPhysically'] as const)
      expect(withdrawn(state), state).to.deep.equal([]);
  });
});

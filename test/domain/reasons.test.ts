import { expect } from 'chai';
import {
  cancelReasons,
  conditionReason,
  conditionReasons,
  isOwnReason,
  isoReasonWords,
  ownCondition,
  ownReject,
  rejectReason,
  rejectReasons,
} from '../../src/domain/request/reasons.js';
import { english } from '../support/english.js';

/** The published lists of the 2017 edition. */
const unfilled = ['NonCirculating', 'NotAvailableForILL', 'NotHeld', 'NotOnShelf', 'PolicyProblem', 'PoorCondition'];
const retry = [
  'AtBindery',
  'CostExceedsMaxCost',
  'LoanPossible',
  'NotCurrentAvailableForILL',
  'NotFoundAsCited',
  'OnLoan',
  'OnOrder',
  'ReqDelDateNotPossible',
  'ReqDelMethodNotSupp',
];

describe('the reasons staff give', () => {
  it('travel as codes that every partner knows', () => {
    for (const reason of rejectReasons) {
      expect(unfilled, reason.code).to.contain(reason.reasonUnfilled);
      if (reason.reasonRetry) expect(retry, reason.code).to.contain(reason.reasonRetry);
    }
  });

  it('have one number each in their own list', () => {
    const lists = { rejectReasons, conditionReasons, cancelReasons };
    const clashes = Object.entries(lists).flatMap(([list, rows]) =>
      rows.flatMap(({ code }, at) =>
        rows.findIndex((row) => row.code === code) < at
          ? `${list} of src/domain/request/reasons.ts has the number ${code} twice: give the new reason one that is free.`
          : [],
      ),
    );
    expect(clashes.join('\n')).to.equal('');
  });

  it('mean different things by the same number in the two lists', () => {
    expect(english(rejectReason('22')?.label)).to.equal('Expiry not supported');
    expect(english(conditionReason('22')?.label)).to.equal('Library use only');
    expect(conditionReason('22')?.loanCondition).to.equal('LibraryUseOnly');
  });

  it('are found by the code of the protocol too', () => {
    expect(rejectReason('NotHeld')?.code).to.equal('5');
    expect(rejectReason('unknown')).to.equal(undefined);
  });

  it('KA15: a reason that the code of the standard is wider than travels itself, and is read as it was chosen', () => {
    for (const { code, label } of rejectReasons) {
      const own = ownReject(code, 'unfilled');
      if (own) expect(english(isoReasonWords(own)), code).to.equal(english(label));
    }
    for (const { code, label, loanCondition } of conditionReasons) {
      const own = ownCondition(code);
      expect(own === undefined, code).to.equal(loanCondition !== undefined);
      if (own) expect(english(isoReasonWords(own)), code).to.equal(english(label));
    }
    expect(ownReject('1', 'unfilled')).to.equal('reject.1');
    expect(ownReject('5', 'unfilled'), 'NotHeld says it').to.equal(undefined);
    expect([isOwnReason('reject.999'), isOwnReason('reject.x'), isOwnReason('NotHeld')]).to.deep.equal([
      false,
      false,
      false,
    ]);
  });
});

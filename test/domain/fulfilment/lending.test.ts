import { expect } from 'chai';
import { answerByRule, located } from '../../../src/domain/fulfilment/locate.js';
import { kindOfMove, moveAlerts, moveStatuses, pickForMove } from '../../../src/domain/fulfilment/moves.js';
import { checkInDoubt, checkShipment, partlyBack } from '../../../src/domain/fulfilment/shipping.js';
import { rejectReason, rejectReasons } from '../../../src/domain/request/reasons.js';
import { message, say } from '../../../src/words/index.js';
import { english } from '../../support/english.js';

const item = { policy: 'loanable', otherEdition: false, lent: false } as const;
const reference = { ...item, policy: 'notRequestable' } as const;
const all = { rejectOnLocateFailure: true, rejectNotAvailable: true };
const none = { rejectOnLocateFailure: false, rejectNotAvailable: false };

describe('a request looked for on our own shelves', () => {
  it('is found, ours but not to be had, or not held', () => {
    expect(located([reference, item])).to.equal('found');
    expect(located([reference, { ...item, lent: true }])).to.equal('unavailable');
    expect(located([])).to.equal('notHeld');
  });

  it('is answered by no rule as a library begins', () => {
    for (const matches of [[], [reference], [{ ...item, lent: true }], [item]])
      expect(answerByRule(matches, none)).to.equal(undefined);
  });

  it('is answered with the reason that fits, where the library has a rule', () => {
    expect(answerByRule([], all)).to.include({ reason: '5', policy: 'rejectOnLocateFailure' });
    expect(answerByRule([reference], all)).to.include({ reason: '4', policy: 'rejectNotAvailable' });
    expect(answerByRule([{ ...item, lent: true }], all)).to.include({ reason: '1', policy: 'rejectNotAvailable' });
    expect(answerByRule([item], all)).to.equal(undefined);
  });

  it('is left to a person when only another edition may be meant', () => {
    expect(answerByRule([{ ...reference, otherEdition: true }], all)).to.equal(undefined);
  });
});

describe('what is scanned at Ship', () => {
  const ours = { barcode: '1', holding: '7', title: 'Nana', requestable: true, wanted: true };
  const free = [{ barcode: '2', library: 'MAIN', location: 'STACKS', callNumber: 'PQ 2510' }];
  const reason = (check: ReturnType<typeof checkShipment>) => ('reason' in check ? english(check.reason) : check.kind);

  it('goes when it is ours, free and what was asked for', () => {
    expect(checkShipment([ours], free, true)).to.deep.equal({ kind: 'good' });
  });

  it('is refused when it is lent, with what is free instead, or what to do without', () => {
    const gone = checkShipment([{ ...ours, lentOn: 'OCAL0000007' }], free, true);
    expect(gone.kind).to.equal('refused');
    expect(reason(gone)).to.equal('1 is lent on OCAL0000007 now. Free instead: 2, MAIN STACKS, PQ 2510.');
    expect(reason(checkShipment([{ ...ours, lentOn: 'X' }], [], true))).to.include('reject, or wait');
  });

  it('is refused when the same volume is scanned twice', () => {
    expect(checkShipment([ours, ours], free, true).kind).to.equal('refused');
  });

  it('is doubted when it is none of ours, another title, not requestable, or nothing', () => {
    const doubts = [[{ barcode: '9' }], [{ ...ours, wanted: false }], [{ ...ours, requestable: false }], []];
    for (const scanned of doubts) expect(checkShipment(scanned, free, true).kind).to.equal('doubt');
  });

  it('is not doubted in a library that keeps no holdings here', () => {
    expect(checkShipment([{ barcode: '9', lentOn: 'OCAL0000001' }], [], false)).to.deep.equal({ kind: 'good' });
    expect(checkShipment([], [], false)).to.deep.equal({ kind: 'good' });
  });
});

describe('a move request', () => {
  const stacks = { holding: '1', location: 'STACKS', available: false };
  const store = { holding: '2', location: 'STORE', available: true };

  it('has the first item fetched that is there, or the one at the place that staff choose', () => {
    expect(pickForMove([stacks, store], {})).to.deep.equal({ kind: 'item', item: store });
    expect(pickForMove([stacks, store], { location: 'STORE' })).to.deep.equal({ kind: 'item', item: store });
    expect(pickForMove([stacks, store], { location: 'STACKS' }).kind).to.equal('wrong');
    expect(pickForMove([store], { location: 'ELSEWHERE' })).to.deep.include({ kind: 'wrong' });
    expect(pickForMove([], {}).kind).to.equal('wrong');
  });

  it('R100 is a general hold when the piece is described in words', () => {
    expect([kindOfMove(undefined), kindOfMove('no. 4')]).to.deep.equal(['move', 'generalHold']);
    expect(pickForMove([stacks], { manualDescription: 'no. 4' })).to.deep.equal({
      kind: 'location',
      location: 'STACKS',
    });
  });

  it('FA9: asks for a place only where there is one: without any the words say where the piece stands', () => {
    expect(pickForMove([], { manualDescription: 'no. 4, on the shelf behind the desk' })).to.deep.equal({
      kind: 'location',
    });
    expect(pickForMove([], {})).to.deep.equal({
      kind: 'wrong',
      problem: message('refusedItem.describePiece'),
    });
    expect(say(message('refusedItem.describePiece'), 'en')).to.equal(
      'No item of it was found here: describe the piece and where it stands.',
    );
  });

  it('R94 has an alert for each of its states, in both languages', () => {
    for (const status of moveStatuses)
      for (const words of Object.values(moveAlerts[status])) expect(words).to.match(/\S/);
  });
});

describe('a set of volumes that comes back', () => {
  it('is told as so many of so many while some are out', () => {
    expect(partlyBack({ back: 2, of: 3 })).to.equal('2 of 3 back');
    for (const counts of [
      { back: 0, of: 3 },
      { back: 3, of: 3 },
      { back: 0, of: 1 },
    ])
      expect(partlyBack(counts)).to.equal(undefined);
  });

  it('is doubted at Checked in until each was scanned; a single volume is not', () => {
    expect(english(checkInDoubt(['7'], 3))).to.include('2 of 3 volumes are back; not scanned yet: 7');
    expect(checkInDoubt([], 3)).to.equal(undefined);
    expect(checkInDoubt(['7'], 1)).to.equal(undefined);
  });
});

describe('the reasons of Reject', () => {
  it('R87 are those that staff know by Alma’s numbers, each with its answer on the wire', () => {
    const known = [...Array.from({ length: 24 }, (_, index) => String(index + 1)), '27', '28'];
    const here = rejectReasons.map(({ code }) => code);
    const changes = [
      ...here.filter((code) => !known.includes(code)).map((code) => `The reject reason ${code} is new: add it to `),
      ...known
        .filter((code) => !here.includes(code))
        .map((code) => `The reject reason ${code} is gone: take it out of `),
    ].map((change) => `${change}“known” in this test, once no library has a reason of its own under that number.`);
    expect(changes.join('\n')).to.equal('');
    for (const { code } of rejectReasons) expect(rejectReason(code)?.reasonUnfilled, code).to.match(/^[A-Z]\w+$/);
  });
});

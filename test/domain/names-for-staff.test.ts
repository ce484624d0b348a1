import { expect } from 'chai';
import { processTypes } from '../../src/domain/fulfilment/shipping.js';
import { states } from '../../src/domain/tables/states.js';
import { say } from '../../src/words/index.js';
import { type Language, languages } from '../../src/words/languages.js';

describe('the statuses that staff read', () => {
  const labels = (side: 'borrowing' | 'lending', language: Language = 'en') =>
    Object.values(states[side]).map(({ label }) => say(label, language).toLowerCase());

  it('R125: are those that the instructions name, on each side, and of an item', () => {
    const borrowing = [
      ...[
        'Ready to be sent',
        'Request Sent to Partner',
        'Rejected by partner',
        'Shipped Physically',
        'Renew requested',
      ],
      ...['Renewed by Partner', 'Renew request not accepted', 'Loaned item to patron', 'Reported Lost Item to Partner'],
      ...['Declared Lost By Partner', 'Request Completed'],
    ];
    const lending = [
      ...['Will Supply', 'Conditional', 'Shipped Physically', 'Renew requested', 'Lost and Fee Communicated'],
      ...['Request Completed'],
    ];
    expect(labels('borrowing')).to.include.members(borrowing.map((label) => label.toLowerCase()));
    expect(labels('lending')).to.include.members(lending.map((label) => label.toLowerCase()));
    expect(say(processTypes.LOST_RESOURCE_SHARING_ITEM.label, 'en')).to.equal('Lost Resource Sharing Item');
  });

  it('each have a name of their own within their side, in both languages', () => {
    for (const side of ['borrowing', 'lending'] as const)
      for (const each of languages) expect(new Set(labels(side, each)).size).to.equal(labels(side).length);
  });
});

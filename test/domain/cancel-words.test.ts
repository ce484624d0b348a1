import { expect } from 'chai';
import { outcomeOfAction } from '../../src/domain/tables/action-outcomes.js';
import { actionRow } from '../../src/domain/tables/staff-actions.js';
import { english } from '../support/english.js';

describe('a cancellation that the partner decides on', () => {
  it('KA27: is announced as asked for, not as done', () => {
    for (const action of ['cancel', 'cancelByPatron'] as const) {
      const said = (isAsked: boolean) =>
        english(outcomeOfAction('borrowing', action, { partner: 'La Cité', status: 'Cancelled by staff', isAsked }));
      expect(said(true)).to.match(/^Cancellation requested.* La Cité decides\.$/);
      expect(said(false)).to.match(/^Request cancelled/);
      expect(english(actionRow('borrowing', action)?.done ?? '')).to.match(/^Cancellation requested/);
    }
  });
});

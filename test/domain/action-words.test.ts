import { expect } from 'chai';
import { outcomeOfAction } from '../../src/domain/tables/action-outcomes.js';
import { dutyOf, rolesForStep, stepOfOthers } from '../../src/domain/tables/action-permissions.js';
import { manualChange } from '../../src/domain/tables/manual-status.js';
import { type ActionRow, actionRows, allowedActions } from '../../src/domain/tables/staff-actions.js';
import type { ActionName, Side, StateName } from '../../src/domain/tables/tables.js';
import { say } from '../../src/words/index.js';
import { languages } from '../../src/words/languages.js';
import { message } from '../../src/words/message.js';
import { english, french } from '../support/english.js';

const staffActions = (side: Side) =>
  (Object.entries(actionRows[side]) as [ActionName, ActionRow][]).filter(([, row]) => !row.byRule && !row.variantOf);

describe('the words about an action', () => {
  for (const side of ['borrowing', 'lending'] as const) {
    it(`FA8: each usual next step of ${side} is a duty that can be named`, () => {
      for (const [name, row] of staffActions(side))
        if (row.primaryIn) expect(dutyOf(side, name), name).to.not.equal(undefined);
    });

    it(`FA26: each action of ${side} has a sentence that says what was done, in both languages`, () => {
      for (const [name] of staffActions(side)) {
        const done = outcomeOfAction(side, name, { partner: 'La Cité', status: 'Shipped' });
        for (const each of languages)
          expect(say(done, each), name)
            .to.match(/^\S.*\.$/)
            .and.not.include('{');
      }
    });
  }

  it('FA8: names the roles that have a step: the lender’s Lost is the circulation desk’s and the manager’s, all else the operator’s', () => {
    expect(rolesForStep('lending', 'declareLost')).to.deep.equal([
      ...['fulfillmentServicesManager', 'circulationDeskOperator'],
    ]);
    const lost = { name: 'declareLost' as const, label: message('actionLending.declareLost') };
    const { text } = stepOfOthers('lending', lost);
    expect(english(text)).to.equal(
      'A Fulfillment Services Manager or Circulation Desk Operator must communicate the fee.',
    );
    expect(french(text)).to.equal(
      'Le rôle « Gestionnaire des services aux usagers ou Opérateur de comptoir de prêt » est requis pour communiquer les frais.',
    );
    const ship = { name: 'ship' as const, label: message('actionLending.ship') };
    expect(english(stepOfOthers('lending', ship).text)).to.equal('A Fulfillment Services Operator must ship the item.');
  });

  it('FA45: what opens a form says so: Will Supply and Accept conditions too, Send does not', () => {
    const asks = (side: Side, state: StateName, action: string) =>
      allowedActions(side, 'Loan', state).find(({ name }) => name === action)?.asks;
    expect(asks('lending', 'created', 'willSupply')).to.equal(true);
    expect(asks('borrowing', 'conditional', 'acceptConditions')).to.equal(true);
    expect(asks('borrowing', 'readyToSend', 'send')).to.equal(false);
    expect(asks('borrowing', 'readyToSend', 'cancel')).to.equal(true);
  });

  it('FA37: a copy that is given up is not said to be received instead', () => {
    for (const from of ['requestSent', 'shippedDigitally'] as const)
      for (const to of ['cancelledByStaff', 'cancelledByPartner', 'expired'] as const)
        expect(manualChange('borrowing', 'Copy', from, to, true).matchingAction, `${from} to ${to}`).to.not.equal(
          'receiveDigitally',
        );
    expect(manualChange('borrowing', 'Copy', 'shippedDigitally', 'receivedDigitally', true).matchingAction).to.equal(
      'receiveDigitally',
    );
  });
});

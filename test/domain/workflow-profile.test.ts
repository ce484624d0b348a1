import { expect } from 'chai';
import { deskTaskOf } from '../../src/domain/fulfilment/desks.js';
import {
  actionsLeftOut,
  profileSteps,
  profileWith,
  tickedIn,
  type WorkflowProfile,
} from '../../src/domain/partner/workflow-profile.js';
import { mayBeAssigned, roleRows, staffRoles } from '../../src/domain/staff/staff.js';
import { actionRow, actionRows, allowedActions, chooseVariant } from '../../src/domain/tables/staff-actions.js';
import { say } from '../../src/words/index.js';
import { english, french } from '../support/english.js';

const sides = ['borrowing', 'lending'] as const;
const profile = (more: Partial<WorkflowProfile>): WorkflowProfile => ({
  code: 'P',
  name: 'Careful',
  kind: 'lending',
  unticked: [],
  automaticRenew: false,
  ...more,
});

describe('a workflow profile', () => {
  it('names only actions that a button is for, each in one step, with words in both languages', () => {
    for (const side of sides) {
      const named = Object.values(profileSteps[side]).flatMap(({ actions }) => actions);
      expect(new Set(named).size, side).to.equal(named.length);
      for (const action of named) expect(actionRow(side, action)?.variantOf, action).to.equal(undefined);
      for (const action of named) expect(actionRows[side], action).to.have.property(action);
      for (const { label } of Object.values(profileSteps[side]))
        expect(english(label), label.code).to.not.equal(french(label));
    }
  });

  it('with every step ticked, or none at all, takes nothing away', () => {
    for (const side of sides) expect(profileWith(side, undefined).unticked).to.deep.equal([]);
    expect(tickedIn(profile({}))).to.deep.equal(Object.keys(profileSteps.lending));
  });

  it('takes the button of a step that is not ticked away, and the order with its variants', () => {
    const { unticked } = profileWith('borrowing', {
      checkedInMessage: true,
      borrowingProfile: profile({ kind: 'borrowing', unticked: ['reject'] }),
    });
    const leftOut = actionsLeftOut('borrowing', unticked);
    const names = allowedActions('borrowing', 'Loan', 'requestSent', leftOut).map(({ name }) => name);
    expect(names).to.include('cancel').and.not.include('reject');
    expect(chooseVariant('borrowing', 'Loan', 'requestSent', 'reject', {}, { leftOut })).to.equal(undefined);
    expect(chooseVariant('borrowing', 'Loan', 'requestSent', 'reject', { last: true }, { leftOut })).to.equal(
      undefined,
    );
  });

  it('keeps mandatory steps whatever is ticked: a loan can be made, sent home and closed', () => {
    const nothing = (side: 'borrowing' | 'lending') => actionsLeftOut(side, Object.keys(profileSteps[side]));
    for (const action of ['send', 'receive', 'loanToPatron', 'returnByPatron', 'returnToPartner', 'complete'])
      expect(nothing('borrowing').has(action), action).to.equal(false);
    for (const action of ['ship', 'checkIn', 'acceptCancel', 'refuseCancel', 'refuseRenewal', 'generalMessage'])
      expect(nothing('lending').has(action), action).to.equal(false);
  });

  it('R109: the Checked In message is a step, and the partner’s own flag unticks it too', () => {
    const wished = (checkedInMessage: boolean, unticked: string[] = []) =>
      !profileWith('lending', { checkedInMessage, lendingProfile: profile({ unticked }) }).unticked.includes(
        'checkedInMessage',
      );
    expect(wished(true)).to.equal(true);
    expect(wished(false)).to.equal(false);
    expect(wished(true, ['checkedInMessage'])).to.equal(false);
  });

  it('says on the lending side whether renewals are granted without staff', () => {
    const partner = { checkedInMessage: true, lendingProfile: profile({ automaticRenew: true }) };
    expect(profileWith('lending', partner).automaticRenew).to.equal(true);
    expect(profileWith('borrowing', partner).automaticRenew).to.equal(false);
  });
});

describe('roles of staff', () => {
  it('R122: are those that the instructions name, with words in both languages', () => {
    const labels = staffRoles.map((role) => say(roleRows[role].label, 'en'));
    expect(labels).to.include.members([
      'Fulfillment Services Operator',
      'Fulfillment Services Manager',
      'Circulation Desk Operator',
      'Physical Inventory Operator',
    ]);
    expect(new Set(staffRoles.map((role) => say(roleRows[role].label, 'fr'))).size).to.equal(7);
  });

  it('R82: only a Fulfillment Services Operator, at whatever library, may be given a request', () => {
    expect(mayBeAssigned([])).to.equal(false);
    expect(mayBeAssigned([{ role: 'fulfillmentServicesManager' }])).to.equal(false);
    expect(mayBeAssigned([{ role: 'fulfillmentServicesOperator', library: 'MAIN' }])).to.equal(true);
  });
});

describe('the desk task of an action', () => {
  it('R26, R34, R86: sending, receiving and shipping are done at a desk; a message is not', () => {
    expect(deskTaskOf('borrowing', 'send')).to.equal('approve');
    expect(deskTaskOf('borrowing', 'receive')).to.equal('receive');
    expect(deskTaskOf('lending', 'ship')).to.equal('ship');
    expect(deskTaskOf('lending', 'generalMessage')).to.equal(undefined);
  });
});

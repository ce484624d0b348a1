import { expect } from 'chai';
import {
  librariesWith,
  mayDo,
  permissions,
  rolePermissions,
  whatIsMissing,
} from '../../src/domain/staff/permissions.js';
import { staffRoles } from '../../src/domain/staff/staff.js';
import { actionsFor, missingFor } from '../../src/domain/tables/action-permissions.js';
import { allowedActions } from '../../src/domain/tables/staff-actions.js';
import { english } from '../support/english.js';

const at = (library?: string) =>
  ({ roles: [{ role: 'fulfillmentServicesOperator', ...(library ? { library } : {}) }] }) as const;

describe('what a role lets somebody do', () => {
  it('R16: at its library, and with what belongs to no library; at all libraries when none is named', () => {
    expect(mayDo(at('MAIN'), 'workOnRequests', 'MAIN')).to.equal(true);
    expect(mayDo(at('MAIN'), 'workOnRequests', 'NORTH')).to.equal(false);
    expect(mayDo(at('MAIN'), 'workOnRequests')).to.equal(true);
    expect(mayDo(at(), 'workOnRequests', 'NORTH')).to.equal(true);
    expect(librariesWith(at('MAIN'), 'keepUsers')).to.deep.equal([]);
  });

  it('what all libraries share is changed by who has the role at all of them', () => {
    const admin = (library?: string) =>
      ({ roles: [{ role: 'fulfillmentAdministrator', ...(library ? { library } : {}) }] }) as const;
    expect([mayDo(admin('MAIN'), 'configure'), mayDo(admin(), 'configure')]).to.deep.equal([false, true]);
  });

  it('a key that is cut down has no more than it names, and never more than its roles', () => {
    const key = { ...at(), only: ['seeRequests', 'keepUsers'] } as const;
    expect(permissions.filter((each) => mayDo(key, each))).to.deep.equal(['seeRequests']);
  });

  it('every permission comes with a role besides the General System Administrator’s, except secrets, users and keys, and what names patrons to other systems', () => {
    const only = permissions.filter(
      (each) => staffRoles.filter((role) => rolePermissions[role].includes(each)).length === 1,
    );
    expect(only).to.deep.equal(['keepSecrets', 'keepUsers', 'sendPatronData']);
  });

  it('says what is missing and which role gives it', () => {
    expect(english(whatIsMissing('declareLoansLost', 'MAIN'))).to.equal(
      'This needs the permission to declare loans lost at MAIN. It comes with the role Fulfillment Services Manager, Circulation Desk Operator or General System Administrator.',
    );
  });
});

describe('R114: who may do what about a lost item', () => {
  const lost = { side: 'lending', action: 'declareLost' } as const;
  const of = (...roles: (typeof staffRoles)[number][]) => ({ roles: roles.map((role) => ({ role })) });

  it('declaring it lost, with the fee that the form asks for, is the circulation desk’s', () => {
    expect(missingFor(of('fulfillmentServicesOperator'), lost)).to.equal('declareLoansLost');
    expect(missingFor(of('physicalInventoryOperator'), lost)).to.equal('declareLoansLost');
    expect(missingFor(of('circulationDeskOperator'), lost)).to.equal(undefined);
  });

  it('is seen in the buttons, whose forms are whole', () => {
    const actions = allowedActions('lending', 'Loan', 'lostReported');
    const shown = (...roles: (typeof staffRoles)[number][]) => actionsFor(of(...roles), 'lending', undefined, actions);
    expect(shown('fulfillmentServicesOperator').map(({ name }) => name)).to.not.include('declareLost');
    const [button] = shown('circulationDeskOperator').filter(({ name }) => name === 'declareLost');
    expect(button?.fields.map(({ name }) => name)).to.include.members(['cost', 'currency', 'note']);
  });

  it('a circulation desk operator lends an item that arrived to its patron and takes it back, and orders nothing of a partner', () => {
    const shown = (state: 'receivedPhysically' | 'loaned') =>
      actionsFor(of('circulationDeskOperator'), 'borrowing', undefined, allowedActions('borrowing', 'Loan', state)).map(
        ({ name }) => name,
      );
    expect(shown('receivedPhysically')).to.include('loanToPatron').and.not.include('generalMessage');
    expect(shown('loaned')).to.include('returnByPatron').and.not.include('requestRenewal');
  });
});

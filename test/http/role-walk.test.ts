import { expect } from 'chai';
import express, { type RequestHandler } from 'express';
import request from 'supertest';
import type { Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import { type StaffRole, staffRoles } from '../../src/domain/staff/staff.js';
import { actionRows } from '../../src/domain/tables/staff-actions.js';
import { written } from '../../src/http/answering.js';
import { aboutOf } from '../../src/http/staff/access/about.js';
import { isAudited } from '../../src/http/staff/access/audited.js';
import { gates } from '../../src/http/staff/access/gates.js';
import { hasSight } from '../../src/http/staff/access/things.js';
import { guardedAnswers } from '../../src/http/staff/calls.js';
import { accessDouble } from './access-double.js';
import { actionMatrix, costMatrix, operationMatrix, roleLetters, type Who } from './role-matrix.js';

/** Every address of the document behind its gate and its guard, and nothing else: a call that gets through says so. */
function context() {
  const double = accessDouble();
  let caller: object | undefined;
  const app = express();
  const asCaller: RequestHandler = (_req, res, next) => {
    if (caller) res.locals['caller'] = { kind: 'user', code: 'eroy', name: 'Élise Roy', ...caller };
    if (caller) res.locals['actor'] = { kind: 'staff', name: 'Élise Roy', person: 'eroy' };
    next();
  };
  app.use(asCaller, gates(operations), express.json());
  const reached = () => written((res) => res.json({ reached: true }));
  const guarded = guardedAnswers(Object.fromEntries(operations.map(({ id }) => [id, reached])), {
    access: double.access,
    audit: { access: double.access, snapshots: async () => undefined, onFailure: () => undefined },
    versions: { access: double.access, snapshots: async () => undefined },
  });
  app.use(guarded);
  const server = app.listen(0);
  return {
    ...double,
    server,
    as: (one?: object) => {
      caller = one;
    },
    call: async ({ method, path }: Operation, library: string) => {
      const id = `of-${library}`;
      const filled = path
        .replace(/\/(libraries|library-system)\/\{(?:code|library)\}/, (_, of) => `/${of}/${library}`)
        .replace(/\{(\w+)\}/g, (_, name) => values[name] ?? id);
      const answer = await request(server)[method](filled).send(bodyAt(library));
      return { status: answer.status, body: answer.body };
    },
  };
}

const values: Record<string, string> = {
  direction: 'in',
  how: 'paid',
  end: 'complete',
  order: 'hold',
  task: 'ship',
  action: 'generalMessage',
};

/** Names the library in every way a body can. */
const bodyAt = (library: string) => ({
  request: `of-${library}`,
  barcode: `of-${library}`,
  code: `of-${library}`,
  ids: [`of-${library}`],
  ownerLibrary: library,
  library,
  location: `of-${library}`,
  change: { ownerLibrary: library },
  patron: `of-${library}`,
  pickupLibrary: library,
  opensAt: [`of-${library}`],
});

/** Who may, as the matrix has it. Throws for an operation that nobody wrote there. */
function whoMay({ id }: Operation): Who {
  const who = operationMatrix.get(id);
  if (!who) throw new Error(`${id} is not in test/http/role-matrix.ts: write down who may call it.`);
  return who;
}
/** What belongs to no library: a name of one in the body means nothing there. */
const ofNobody: ReadonlySet<string> = new Set(['public', 'signedIn']);
const isForAnybody = (operation: Operation) => whoMay(operation).roles === 'anybody';
const mayCall = (role: StaffRole, operation: Operation): boolean =>
  isForAnybody(operation) || whoMay(operation).roles.includes(roleLetters[role]);

const names = (operation: Operation): boolean =>
  aboutOf(operation, { params: {}, body: bodyAt('X') } as never).length > 0;

const inMatrix = 'who may call each is written by hand in test/http/role-matrix.ts';

describe('role × route × library (E15, E20)', () => {
  let all: ReturnType<typeof context>;
  before(() => {
    all = context();
    for (const library of ['MAIN', 'NORTH']) all.belongings.push({ id: `of-${library}`, library, side: 'lending' });
    all.belongings.push({ id: 'of-BORROWING', library: 'MAIN', side: 'borrowing' });
  });
  after(() => all.server.close());

  it('lets nobody in who has not signed in, except to sign in or to set a forgotten password', async () => {
    all.as(undefined);
    for (const operation of operations) {
      const { status } = await all.call(operation, 'MAIN');
      expect(status, operation.id).to.equal(isForAnybody(operation) ? 200 : 401);
    }
  });

  for (const role of staffRoles)
    it(`R16, R114: a ${role} of all libraries reaches what the role gives, and is told which role gives the rest`, async () => {
      all.as({ roles: [{ role }] });
      for (const operation of operations) {
        const { status, body } = await all.call(operation, 'MAIN');
        expect(status, operation.id).to.equal(mayCall(role, operation) ? 200 : 403);
        if (status === 403) expect(body.roles, operation.id).to.include('General System Administrator');
      }
    });

  for (const role of staffRoles)
    it(`R16, R114: a ${role} of MAIN reaches nothing of NORTH, and nothing that is all libraries’`, async () => {
      all.as({ roles: [{ role, library: 'MAIN' }] });
      for (const operation of operations) {
        const own = await all.call(operation, 'MAIN');
        const foreign = await all.call(operation, 'NORTH');
        const mayHere = mayCall(role, operation) && !whoMay(operation).ofAllLibraries;
        expect(own.status, `${operation.id} at home`).to.equal(mayHere ? 200 : 403);
        const mayThere = mayHere && !(names(operation) && !ofNobody.has(operation.permission));
        expect(foreign.status, `${operation.id} elsewhere`).to.equal(mayThere ? 200 : 403);
      }
    });

  it('names a library wherever an address or a body can', () => {
    const named = operations.filter(({ path }) => /^\/(requests|libraries|loans|fees)\/\{/.test(path));
    expect(named.length).to.be.greaterThan(30);
    for (const operation of named) expect(names(operation), operation.id).to.equal(true);
  });

  it('KD4 every operation of the API is in the matrix, and nothing else', () => {
    expect([...operationMatrix.keys()].sort(), inMatrix).to.deep.equal(operations.map(({ id }) => id).sort());
  });

  it('KD4 every step of a request is in the matrix, and nothing else', () => {
    const steps = (['borrowing', 'lending'] as const).flatMap((side) =>
      Object.keys(actionRows[side]).map((action) => `${side} ${action}`),
    );
    expect([...actionMatrix.keys()].sort(), inMatrix).to.deep.equal(steps.sort());
  });

  for (const role of staffRoles)
    it(`KD4 R114: a ${role} orders the steps that the matrix gives, and no other`, async () => {
      all.as({ roles: [{ role }] });
      for (const [step, { roles }] of actionMatrix) {
        const [side, action] = step.split(' ');
        const { status } = await request(all.server)
          .post(`/requests/${side === 'lending' ? 'of-MAIN' : 'of-BORROWING'}/actions/${action}`)
          .send({ version: 1, fields: {} });
        expect(status, step).to.equal(roles.includes(roleLetters[role]) ? 200 : 403);
      }
    });

  for (const role of staffRoles)
    it(`KD4 R114: a ${role} says what an item is worth, charges for a loss and waives a fee only where the matrix says so`, async () => {
      all.as({ roles: [{ role }] });
      const worth = { replacementCost: '62.50', replacementCurrency: 'CAD' };
      const calls = {
        addHolding: ['post', '/holdings', { barcode: 'X-1', title: 'Nana', ...worth }],
        replaceHolding: ['put', '/holdings/of-MAIN', { title: 'Nana', ...worth }],
        declareLoanLost: ['post', '/loans/of-MAIN/lost', { fee: '45.00' }],
        settleFee: ['post', '/fees/of-MAIN/waived', {}],
      } as const;
      expect(Object.keys(calls).sort()).to.deep.equal([...costMatrix.keys()].sort());
      for (const [id, [method, path, body]] of Object.entries(calls)) {
        const { status } = await request(all.server)[method](path).send(body);
        expect(status, id).to.equal(costMatrix.get(id)?.roles.includes(roleLetters[role]) ? 200 : 403);
      }
    });

  it('R114: the row of an action says who may order it', async () => {
    const ordered = async (role: StaffRole, action: string, fields: object = {}) => {
      all.as({ roles: [{ role }] });
      const { status } = await request(all.server)
        .post(`/requests/of-MAIN/actions/${action}`)
        .send({ version: 1, fields });
      return status;
    };
    expect(await ordered('fulfillmentServicesOperator', 'ship')).to.equal(200);
    expect(await ordered('fulfillmentServicesOperator', 'declareLost')).to.equal(403);
    expect(await ordered('circulationDeskOperator', 'declareLost')).to.equal(200);
    expect(await ordered('circulationDeskOperator', 'ship')).to.equal(403);
    expect(await ordered('circulationDeskOperator', 'declareLost', { cost: '35.00' })).to.equal(200);
    expect(await ordered('fulfillmentServicesManager', 'waiveFee')).to.equal(200);
    expect(await ordered('fulfillmentServicesOperator', 'waiveFee')).to.equal(403);
  });

  it('writes down every change of the configuration, and can show how each thing was', () => {
    const audited = operations.filter(isAudited);
    expect(audited.length).to.be.greaterThan(30);
    for (const { path, id } of audited) expect(hasSight(path), id).to.equal(true);
  });
});

describe('an answer whose row does not say who may call it (E15)', () => {
  it('is reached by nobody when it has no row', async () => {
    const app = express();
    app.use((_req, res, next) => {
      res.locals['caller'] = {
        kind: 'node',
        code: 'desk',
        name: 'desk',
        roles: [{ role: 'General System Administrator' }],
      };
      next();
    });
    const guards = { access: accessDouble().access, audit: {} as never, versions: {} as never };
    app.use(gates([]), guardedAnswers({ hidden: () => written((res) => res.end('reached')) }, guards));
    const answer = await request(app).get('/hidden');
    expect(answer.status).to.equal(404);
    expect(answer.text).not.to.include('reached');
  });

  it('keeps the node from starting when its row names no permission', () => {
    expect(() => gates([{ method: 'get', path: '/open' } as Operation])).to.throw('does not say which permission');
  });
});

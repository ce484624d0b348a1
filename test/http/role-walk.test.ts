import { expect } from 'chai';
import express, { type RequestHandler } from 'express';
import request from 'supertest';
import { type Permission, permissionRows, rolePermissions } from '../../src/domain/permissions.js';
import { type StaffRole, staffRoles } from '../../src/domain/staff.js';
import { written } from '../../src/http/answering.js';
import type { Operation } from '../../src/http/openapi/operation.js';
import { operations } from '../../src/http/openapi/operations.js';
import { aboutOf } from '../../src/http/staff/access/about.js';
import { isAudited } from '../../src/http/staff/access/audited.js';
import { gates } from '../../src/http/staff/access/gates.js';
import { hasSight } from '../../src/http/staff/access/things.js';
import { guardedAnswers } from '../../src/http/staff/calls.js';
import { accessDouble } from './access-double.js';

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
        .replace(/\/libraries\/\{(code|library)\}/, `/libraries/${library}`)
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

/** Their permission may be held for one library, but what they change is of all. */
const ofAllLibraries = new Set([
  ...['importHoldings', 'importAlmaItems'],
  ...['beginCatalogueImport', 'takeRecords', 'endCatalogueImport'],
]);

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

const needed = ({ permission }: Operation): Permission | undefined =>
  permission === 'byAction'
    ? 'seeRequests'
    : permission === 'public' || permission === 'signedIn'
      ? undefined
      : permission;

/** What a role lets through: `workOnRequests` is what the general message and a change of status need. */
const holds = (role: StaffRole, operation: Operation): boolean => {
  const permission = needed(operation);
  const all = permission
    ? [permission, ...(operation.permission === 'byAction' ? (['workOnRequests'] as const) : [])]
    : [];
  return all.every((each) => rolePermissions[role].includes(each));
};

const names = (operation: Operation): boolean =>
  aboutOf(operation, { params: {}, body: bodyAt('X') } as never).length > 0;

describe('role × route × library (E15, E20)', () => {
  let all: ReturnType<typeof context>;
  before(() => {
    all = context();
    for (const library of ['MAIN', 'NORTH']) all.belongings.push({ id: `of-${library}`, library, side: 'lending' });
  });
  after(() => all.server.close());

  it('lets nobody in who has not signed in, except to sign in or to set a forgotten password', async () => {
    all.as(undefined);
    for (const operation of operations) {
      const { status } = await all.call(operation, 'MAIN');
      expect(status, operation.id).to.equal(operation.permission === 'public' ? 200 : 401);
    }
    expect(operations.filter(({ permission }) => permission === 'public').map(({ id }) => id)).to.deep.equal([
      ...['signIn', 'readWaysIn', 'forgetPassword', 'usePasswordLink', 'beginOpenIdSignIn', 'endOpenIdSignIn'],
    ]);
  });

  for (const role of staffRoles)
    it(`R16, R114: a ${role} of all libraries reaches what the role gives, and is told which role gives the rest`, async () => {
      all.as({ roles: [{ role }] });
      for (const operation of operations) {
        const { status, body } = await all.call(operation, 'MAIN');
        expect(status, operation.id).to.equal(holds(role, operation) ? 200 : 403);
        if (status === 403) expect(body.roles, operation.id).to.include('General System Administrator');
      }
    });

  for (const role of staffRoles)
    it(`R16, R114: a ${role} of MAIN reaches nothing of NORTH, and nothing that is all libraries’`, async () => {
      all.as({ roles: [{ role, library: 'MAIN' }] });
      for (const operation of operations) {
        const permission = needed(operation);
        const shared = permission && permissionRows[permission].without === 'allLibraries';
        const own = await all.call(operation, 'MAIN');
        const foreign = await all.call(operation, 'NORTH');
        const mayHere =
          holds(role, operation) &&
          (!shared || /^\/libraries\/\{/.test(operation.path)) &&
          !ofAllLibraries.has(operation.id);
        expect(own.status, `${operation.id} at home`).to.equal(mayHere ? 200 : 403);
        const mayThere = mayHere && !(names(operation) && permission);
        expect(foreign.status, `${operation.id} elsewhere`).to.equal(mayThere ? 200 : 403);
      }
    });

  it('names a library wherever an address or a body can', () => {
    const named = operations.filter(({ path }) => /^\/(requests|libraries|loans|fees)\/\{/.test(path));
    expect(named.length).to.be.greaterThan(30);
    for (const operation of named) expect(names(operation), operation.id).to.equal(true);
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

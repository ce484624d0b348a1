import { expect } from 'chai';
import { askForPatron, check } from '../../src/engine/patrons-side/ask.js';
import type { PatronCaller, PatronStore } from '../../src/engine/patrons-side/ports.js';
import { inLanguage } from '../../src/http/in-language.js';
import { must, refusal } from '../storage/local-records/support/library.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

const isGroup = (...values: string[]) => [{ fact: 'userGroup' as const, operator: 'is' as const, values }];
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

loansBetween('patrons of two groups', (network) => {
  const local = () => network.algonquin.node.local;
  let students = '';
  before(async () => {
    const { loanRules, patrons, libraries } = local();
    const now = new Date();
    must(await loanRules.addGroup({ code: 'STU', name: 'Student', french: 'Étudiant', codes: ['STU-PT'] }));
    must(await loanRules.addGroup({ code: 'EMP', name: 'Staff' }));
    for (const [id, group] of [
      ['STUDENT', 'stu-pt'],
      ['EMPLOYEE', 'EMP'],
      ['VISITOR', 'VIS'],
    ] as const)
      must(await patrons.add({ id, name: id, group }, now));
    const [first] = (await libraries.list(now)).map(({ code }) => code);
    const rule = must(
      await loanRules.addRule({
        ...{ name: 'Students', conditions: isGroup('STU'), requestLimit: 1, loanDays: 3, renewals: 0 },
        ...{ requestFee: '2.50', pickupLibraries: [first ?? ''] },
      }),
    );
    students = rule.id;
    must(await loanRules.addRule({ name: 'Staff, long', conditions: isGroup('EMP'), loanDays: 9, requestLimit: 50 }));
    must(
      await loanRules.addRule({
        ...{ name: 'Visitors', conditions: isGroup('VIS'), mayRequest: false },
        ...{ refusal: 'Visitors read here.', french: 'Les visiteurs lisent ici.' },
      }),
    );
  });

  const store = {} as PatronStore; // no earlier request is asked for
  const caller = (id: string): PatronCaller => ({
    id,
    name: id,
    session: { csrf: '', idleEndsAt: '', endsAt: '' },
  });
  const wish = (title: string) => ({ kind: 'book' as const, title, agreeToTerms: true });
  const checked = async (id: string) =>
    check(network.algonquin.node.context, store, caller(id), wish(`What ${id} wants`));
  const asks = (id: string, title: string) =>
    askForPatron(
      network.algonquin.node.context,
      {
        store,
        alone: async (_name, work) => {
          await work();
          return 'done';
        },
      },
      caller(id),
      wish(title),
      'en',
    );

  it('see their own limit, days and fee before they ask', async () => {
    const [student, employee] = [await checked('STUDENT'), await checked('EMPLOYEE')];
    expect([student.limit, student.loanDays, student.fee]).to.deep.equal([1, 3, { amount: '2.50', currency: 'CAD' }]);
    expect([employee.limit, employee.loanDays, employee.fee]).to.deep.equal([50, 9, undefined]);
    expect(student.pickups).to.have.length(1);
  });

  it('the one who may not request reads why, and nothing is made', async () => {
    const asked = await asks('VISITOR', 'Not for visitors');
    if (asked.kind !== 'invalid') throw new Error(asked.kind);
    expect(asked.problems.map(({ field, problem }) => [field, english(problem)])).to.deep.include([
      ...['standing', 'Visitors read here.'],
    ]);
    expect(JSON.stringify(inLanguage('fr', asked))).to.include('Les visiteurs lisent ici.');
  });

  it('staff who ask for them are told so, and approve it or not', async () => {
    const outcome = await network.algonquin.node.gateway.newRequests.create(
      { serviceType: 'Loan', title: 'For a visitor', patron: { id: 'VISITOR' }, rota: ['LACITE'] },
      marie,
    );
    if (outcome.kind !== 'created') throw new Error(outcome.kind);
    expect(outcome.request.state).to.equal('pendingApproval');
    expect(JSON.stringify(inLanguage('en', outcome.request.attention))).to.include('Visitors read here.');
  });

  it('get other due dates at receipt; the history names the rule, and the request keeps it to be counted', async () => {
    const { algonquin } = network;
    const days: Record<string, string> = {};
    for (const id of ['STUDENT', 'EMPLOYEE']) {
      const { request } = await shippedToReader(network, { draft: { patron: { id }, title: `A book for ${id}` } });
      await algonquin.desk.does(request, 'receive');
      const due = (await algonquin.desk.told(request, 'local.received')).facts?.['due'];
      days[id] = String(due).slice(0, 10);
      expect((await algonquin.desk.told(request, 'created')).rule, id).to.include(
        id === 'STUDENT' ? '“Students”' : '“Staff, long”',
      );
      const { rows } = await algonquin.node.database.pool.query(
        `select facts -> 'loanRule' ->> 'id' as rule from request where external_id = $1 and side = 'borrowing'`,
        [request],
      );
      if (id === 'STUDENT') expect(rows).to.deep.equal([{ rule: students }]);
    }
    const gap = (Date.parse(days['EMPLOYEE'] ?? '') - Date.parse(days['STUDENT'] ?? '')) / 86_400_000;
    // Six days apart, but for a weekend that moves one of them.
    expect(gap).to.be.within(3, 9);
    expect(days['STUDENT'] && days['STUDENT'] > dayIn(3)).to.equal(true);
  });

  it('pay the request fee at receipt, once; an undone receipt takes it back', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network, { draft: { patron: { id: 'STUDENT' }, title: 'Fee' } });
    const { id } = await algonquin.desk.sees(request);
    const fees = async () =>
      (await local().circulation.fees({ patron: 'STUDENT', limit: 50 })).items
        .filter((fee) => fee.request === id)
        .map(({ kind, amount, status }) => [kind, amount, status]);
    await algonquin.desk.does(request, 'receive');
    expect(await fees()).to.deep.equal([['request', '2.50', 'open']]);
    await algonquin.desk.does(request, 'undoReceive');
    expect(await fees()).to.deep.equal([['request', '2.50', 'waived']]);
    await algonquin.desk.does(request, 'receive');
    expect((await fees()).filter(([, , status]) => status === 'open')).to.have.length(1);
    const employee = await shippedToReader(network, { draft: { patron: { id: 'EMPLOYEE' }, title: 'No fee' } });
    await algonquin.desk.does(employee.request, 'receive');
    expect((await local().circulation.fees({ patron: 'EMPLOYEE', limit: 50 })).items).to.deep.equal([]);
  });

  it('renew as often as their rule allows, at the desk and on their own page', async () => {
    const { algonquin, post } = network;
    for (const id of ['STUDENT', 'EMPLOYEE']) {
      const { request } = await shippedToReader(network, { draft: { patron: { id }, title: `Renewed by ${id}` } });
      await algonquin.desk.does(request, 'receive');
      await algonquin.desk.does(request, 'loanToPatron');
      await post();
      expect(await loansOf(algonquin, request)).to.have.length(1);
      for (const action of ['patronAsksRenewal', 'requestRenewal']) {
        if (id === 'EMPLOYEE' && action === 'requestRenewal') continue;
        const outcome = await algonquin.desk.tries(request, action, { wishedDueDate: dayIn(30) });
        if (id === 'EMPLOYEE') expect(outcome.kind, reasonOf(outcome)).to.equal('done');
        else expect(reasonOf(outcome), action).to.include('allows no renewal of this loan');
      }
    }
  });

  it('are told of the limit by their rule when it is reached', async () => {
    const { problems, open, limit } = await checked('STUDENT');
    expect(open).to.be.greaterThan(0);
    expect(problems.map(({ field }) => field)).to.include('standing');
    expect(problems.map(({ problem }) => english(problem)).join(' ')).to.include(String(limit));
    expect((await checked('EMPLOYEE')).problems).to.deep.equal([]);
  });

  it('a pickup place that the rule does not name is refused at its field', async () => {
    const libraries = (await local().libraries.list(new Date())).map(({ code }) => code);
    must(await local().libraries.add({ code: 'WEST', name: 'West Campus' }, new Date()));
    const outcome = await network.algonquin.node.gateway.newRequests.create(
      {
        ...{ serviceType: 'Loan' as const, title: 'West', patron: { id: 'STUDENT' }, pickupLocation: 'WEST' },
        rota: ['LACITE'],
      },
      marie,
    );
    if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
    expect(outcome.problems.map(({ field }) => field)).to.deep.equal(['pickupLocation']);
    expect(english(outcome.problems[0]?.problem ?? '')).to.include('Choose one of them');
    expect(libraries).to.not.include('WEST');
  });

  it('are tried without changing anything: the rule that decides, the facts and the terms', async () => {
    const { rotas } = network.algonquin.node.gateway;
    const trial = await rotas.tryTerms('STUDENT', { serviceType: 'Loan', requestedFormat: 'Book' });
    if (!trial) throw new Error('no trial');
    expect(trial.rules.map(({ rule, used }) => [rule, used])).to.deep.equal([
      ['Students', true],
      ['Staff, long', false],
      ['Visitors', false],
    ]);
    expect(trial.facts.map(({ fact, value }) => [fact, value])).to.deep.include(['userGroup', 'STU']);
    expect(trial).to.deep.include({ mayRequest: true, loanDays: 3, renewals: 0, requestFee: '2.50' });
    expect(await rotas.tryTerms('NOBODY', {})).to.equal(undefined);
  });

  it('bad input names its field: a group’s code twice, a library that is not there, a condition without a value', async () => {
    const { loanRules } = local();
    expect(refusal(await loanRules.addGroup({ code: 'PT', name: 'Part time', codes: ['stu-pt'] }))).to.include(
      'already belongs to the group Student',
    );
    expect(refusal(await loanRules.addRule({ name: 'A', pickupLibraries: ['NOWHERE'] }))).to.include('NOWHERE');
    expect(refusal(await loanRules.addRule({ name: 'A', conditions: isGroup() }))).to.include('User group');
    expect(refusal(await loanRules.removeGroup('STU'))).to.include('“Students” names this group');
  });

  it('codes that no group has are listed with their patrons, until a group treats them as its own', async () => {
    const { loanRules } = local();
    expect(await loanRules.unknownGroups()).to.deep.equal([{ code: 'VIS', patrons: 1 }]);
    must(await loanRules.changeGroup('EMP', { codes: ['vis'] }));
    expect(await loanRules.unknownGroups()).to.deep.equal([]);
    expect((await loanRules.groups()).map(({ code, patrons }) => [code, patrons])).to.deep.equal([
      ['STU', 1],
      ['EMP', 2],
    ]);
  });
});

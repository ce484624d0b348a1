import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import type { Actor } from '../../src/engine/model/actor.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import { inLanguage } from '../../src/http/in-language.js';
import { must, refusal } from '../storage/local-records/support/library.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

function done(outcome: ActOutcome): RequestView {
  if (outcome.kind === 'done') return outcome.request;
  throw new Error(`${outcome.kind}: ${JSON.stringify('reason' in outcome ? outcome.reason : outcome).slice(0, 400)}`);
}
const reasonOf = (outcome: ActOutcome): string =>
  outcome.kind === 'notAllowed' ? english(outcome.reason) : `it is ${outcome.kind}`;

loansBetween('whom a request can be assigned to when there is staff on record', (network) => {
  const elise: Actor = { kind: 'staff', name: 'desk for Élise Roy', person: 'Élise Roy' };
  let id = '';
  const assigned = async (to: string | undefined, by: Actor, note?: string) => {
    const { gateway } = network.lacite.node;
    return gateway.tasks.assign(id, (await gateway.reading.request(id))?.version ?? 0, to, note, by);
  };
  before(async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    id = (await lacite.desk.sees(loan)).id;
    const { staff } = lacite.node.local;
    const operator = [{ role: 'fulfillmentServicesOperator' as const }];
    must(await staff.add({ code: 'eroy', name: 'Élise Roy', roles: operator }));
    must(await staff.add({ code: 'mtremblay', name: 'Marc Tremblay', roles: operator }));
    must(await staff.add({ code: 'boss', name: 'The Boss', roles: [{ role: 'fulfillmentServicesManager' }] }));
  });

  it('R82: only to a Fulfillment Services Operator', async () => {
    for (const to of ['boss', 'somebody']) {
      const refused = await assigned(to, marie);
      expect(refused.kind === 'invalid' && refused.problems[0]?.field, to).to.equal('to');
      expect(JSON.stringify(inLanguage('en', refused)), to).to.include('Fulfillment Services Operator');
    }
    expect(done(await assigned('Élise Roy', marie)).assignedTo, 'a name becomes the code').to.equal('eroy');
  });

  it('R82: the list of those who may have it is served', async () => {
    const { items } = await network.lacite.node.local.staff.list({ role: 'fulfillmentServicesOperator', limit: 10 });
    expect(items.map(({ code }) => code)).to.deep.equal(['eroy', 'mtremblay']);
  });

  it('R81: it is passed on by the assignee alone, whether they sign with code or name', async () => {
    expect(reasonOf(await assigned('mtremblay', marie))).to.include('the task of eroy');
    expect(done(await assigned('mtremblay', elise)).assignedTo).to.equal('mtremblay');
    const marc: Actor = { kind: 'staff', name: 'desk for MTremblay', person: 'MTremblay' };
    expect(done(await assigned('eroy', marc)).assignedTo).to.equal('eroy');
  });

  it('R84: the note has 1,000 characters at most, as people count them', async () => {
    const tooLong = await assigned('mtremblay', elise, 'é'.repeat(1001));
    expect(tooLong.kind === 'invalid' && tooLong.problems[0]?.field).to.equal('note');
    const flags = '👩‍🏫'.repeat(1000);
    expect(done(await assigned('mtremblay', elise, flags)).assignment?.note).to.equal(flags);
  });

  it('R85: the assignee releases it; when they have left the staff, anybody does', async () => {
    expect(reasonOf(await assigned(undefined, elise))).to.include('the task of mtremblay');
    must(await network.lacite.node.local.staff.remove('mtremblay'));
    expect(done(await assigned(undefined, elise)).assignment).to.equal(undefined);
  });
});

loansBetween('the desk where staff stand', (network) => {
  const at = (desk: string | undefined): Actor => (desk ? { ...marie, desk } : marie);
  const tries = async (
    library: 'algonquin' | 'lacite',
    loan: string,
    action: string,
    desk: string | undefined,
    fields: Record<string, unknown> = {},
  ) => {
    const { node, desk: counter } = network[library];
    const { id, version } = await counter.sees(loan);
    return node.gateway.orders.act(id, action, version, fields, at(desk));
  };
  before(async () => {
    for (const { node } of [network.algonquin, network.lacite]) {
      const { libraries } = node.local;
      must(await libraries.add({ code: 'MAIN', name: 'Main' }, new Date()));
      must(await libraries.addDesk('MAIN', { code: 'FRONT', name: 'Front desk' }));
    }
  });

  it('R26: a request is sent at a desk of the resource sharing library, and nowhere else', async () => {
    const loan = await network.algonquin.desk.creates({ rota: ['LACITE'] });
    const refused = await tries('algonquin', loan, 'send', 'FRONT');
    expect(reasonOf(refused)).to.match(
      / at Front desk: its library does no resource sharing\. Change your desk to .*Resource Sharing Desk/,
    );
    expect(await network.algonquin.desk.state(loan)).to.equal('readyToSend');
    expect(reasonOf(await tries('algonquin', loan, 'send', 'GONE'))).to.include('There is no desk GONE');
    done(await tries('algonquin', loan, 'send', 'RES_DESK'));
  });

  it('R86, R34: so are approving, shipping and receiving; a message is written anywhere', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    done(await tries('algonquin', loan, 'send', undefined));
    await post();
    expect(reasonOf(await tries('lacite', loan, 'willSupply', 'FRONT'))).to.match(
      / at Front desk: its library does no resource sharing\. Change your desk to /,
    );
    expect(reasonOf(await tries('lacite', loan, 'ship', 'FRONT'))).to.match(
      /Items cannot be shipped to other libraries at Front desk\. Ship them at .*, or change your desk\./,
    );
    done(await tries('lacite', loan, 'generalMessage', 'FRONT', { note: 'Soon.' }));
    done(await tries('lacite', loan, 'ship', 'RES_DESK', { dueDate: '2099-03-02' }));
    await post();
    expect(reasonOf(await tries('algonquin', loan, 'receive', 'FRONT'))).to.include(
      'Items of other libraries cannot be received at Front desk. Receive them at ',
    );
    done(await tries('algonquin', loan, 'receive', 'RES_DESK'));
    expect(await lacite.desk.state(loan)).to.equal('shippedPhysically');
  });
});

loansBetween('workflow profiles between two libraries', (network) => {
  it('an unticked step shows no button and is refused with the reason; once ticked it is back', async () => {
    const { algonquin, lacite } = network;
    const { rules } = algonquin.node.local;
    must(
      await rules.addProfile({ code: 'FIRM', name: 'No passing over', kind: 'borrowing', steps: ['renewRequested'] }),
    );
    await algonquin.knows(lacite, { borrowingProfile: 'FIRM' });
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    const buttons = async () => (await algonquin.desk.sees(loan)).actions.map(({ name }) => name);
    expect(await buttons(), 'nobody was asked: the partner has no say yet').to.include('reject');
    await algonquin.desk.does(loan, 'send');
    expect(await buttons())
      .to.include('generalMessage')
      .and.not.include('reject');
    const refused = await algonquin.desk.tries(loan, 'reject');
    expect(reasonOf(refused)).to.include('reject is not ticked in the workflow profile “No passing over”');
    await algonquin.knows(lacite, { borrowingProfile: null });
    expect(await buttons()).to.include('reject');
    expect((await algonquin.desk.does(loan, 'reject')).partner).to.equal('NORTHERN');
  });

  it('R109: the Checked In message is sent only if the profile has the step', async () => {
    const { algonquin, lacite, post } = network;
    must(
      await lacite.node.local.rules.addProfile({ code: 'QUIET', name: 'Quiet', kind: 'lending', steps: ['reject'] }),
    );
    await lacite.knows(algonquin, { lendingProfile: 'QUIET' });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { dueDate: '2099-03-02' });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'returnToPartner');
    await post();
    await lacite.desk.does(loan, 'checkIn');
    expect(await lacite.desk.state(loan)).to.equal('requestCompleted');
    expect((await lacite.desk.messages(loan, 'out')).map(({ summary }) => summary)).to.not.include('LoanCompleted');
    await lacite.knows(algonquin, { lendingProfile: null });
  });

  it('a partner cannot name a profile that is not there, or of the other side', async () => {
    const { algonquin, lacite } = network;
    const change = (borrowingProfile: string) =>
      algonquin.node.gateway.directory.changePartner(lacite.code, { borrowingProfile }, marie);
    for (const code of ['NONE', 'DEFAULT_LEND_WF']) {
      const refused = await change(code);
      expect(refused.kind === 'invalid' && refused.problems[0]?.field, code).to.equal('borrowingProfile');
    }
    const named = await change('DEFAULT_BOR_WF');
    expect(named.kind === 'changed' && named.partner.borrowingProfile).to.equal('DEFAULT_BOR_WF');
    expect(refusal(await algonquin.node.local.rules.removeProfile('DEFAULT_BOR_WF'))).to.include('named by a partner');
  });
});

loansBetween('rules for new requests', (network) => {
  const conditions = [{ fact: 'userGroup' as const, operator: 'is' as const, values: ['faculty'] }];

  it('without a rule every lending partner is asked, and staff send (R25)', async () => {
    const { algonquin } = network;
    const view = await algonquin.desk.sees(await algonquin.desk.creates());
    expect(view.rota.map(({ partner, why }) => [partner, why])).to.deep.equal([
      ['LACITE', 'next in the directory'],
      ['NORTHERN', 'next in the directory'],
    ]);
    expect(view.state).to.equal('readyToSend');
  });

  it('R7: the rota assignment rules choose the partners, and each line says which rule and rota put it there', async () => {
    const { algonquin, northern } = network;
    const { rules, patrons } = algonquin.node.local;
    must(await patrons.add({ id: 'P1', name: 'Prof', group: 'faculty' }, new Date()));
    must(await rules.addRotaTemplate({ code: 'NORTH', name: 'North first', members: ['NORTHERN', 'LACITE'] }));
    must(await rules.addRotaTemplate({ code: 'CITY', name: 'City', members: ['LACITE'] }));
    must(await rules.addRotaRule({ name: 'Faculty', templates: ['NORTH'], conditions }));
    must(await rules.addRotaRule({ name: 'Others', templates: ['CITY'] }));
    const rota = async (draft: object) => (await algonquin.desk.sees(await algonquin.desk.creates(draft))).rota;
    const faculty = await rota({ patron: { id: 'P1' } });
    expect(faculty.map(({ partner, why }) => [partner, why])).to.deep.equal([
      ['NORTHERN', 'rule “Faculty”, rota “North first”'],
      ['LACITE', 'rule “Faculty”, rota “North first”'],
    ]);
    expect((await rota({})).map(({ why }) => why)).to.deep.equal(['rule “Others”, rota “City”']);
    expect(
      (await rota({ rota: ['NORTHERN'] })).map(({ why }) => why),
      'staff chose',
    ).to.deep.equal(['chosen by staff']);

    await algonquin.knows(northern, { status: 'inactive' });
    const loan = await algonquin.desk.creates({ patron: { id: 'P1' } });
    expect((await algonquin.desk.sees(loan)).rota.map(({ partner }) => partner)).to.deep.equal(['LACITE']);
    const told = await algonquin.desk.told(loan, 'created');
    expect(told.facts?.['leftOut']).to.deep.equal([
      {
        partner: 'NORTHERN',
        why: 'inactive; rule “Faculty”, rota “North first”',
      },
    ]);
    await algonquin.knows(northern, { status: 'active' });
  });

  it('R25: a sending rule sends by itself, and the history says which, why and when', async () => {
    const { algonquin, lacite, post } = network;
    const { rules } = algonquin.node.local;
    const { id } = must(await rules.addSendingRule({ name: 'Faculty at once', sends: true, conditions }));
    const loan = await algonquin.desk.creates({ patron: { id: 'P1' }, rota: ['LACITE'] });
    expect(await algonquin.desk.state(loan)).to.equal('requestSent');
    const sent = await algonquin.desk.told(loan, 'send');
    expect([sent.actorKind, sent.facts?.['setting'], sent.facts?.['value']]).to.deep.equal([
      ...['system', `sending rule ${id}`, 'User group is one of faculty'],
    ]);
    expect(sent.rule).to.include('“Faculty at once”');
    expect(new Date(String(sent.facts?.['date'])).toISOString()).to.equal(sent.facts?.['date']);
    await post();
    expect(await lacite.desk.state(loan)).to.equal('created');
    expect(await algonquin.desk.state(await algonquin.desk.creates({ rota: ['LACITE'] })), 'others wait').to.equal(
      'readyToSend',
    );
  });
});

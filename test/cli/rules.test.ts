import { expect } from 'chai';
import {
  aGroup,
  aLoanRule,
  aMember,
  aProfile,
  aRotaRule,
  aRule,
  aSendingRule,
  aTemplate,
} from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend user, profile and rule', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: { ...node.env, ...more } });

  it('R82: user list shows who may be given a request', async () => {
    node.answers['GET /users'] = { body: { items: [aMember], next: 'eroy' } };
    const { out } = await told('user list --role fulfillmentServicesOperator --limit 1');
    expect(out)
      .to.match(/eroy +Élise Roy .*Fulfillment Services Operator \(MAIN\), Fulfi/)
      .and.to.include('--after eroy');
    expect(node.calls[0]?.query).to.deep.equal({ role: 'fulfillmentServicesOperator', limit: '1' });
  });

  it('user add, change and remove send what was given', async () => {
    node.answers['POST /users'] = { status: 201, body: aMember };
    node.answers['PATCH /users/eroy'] = { body: aMember };
    node.answers['DELETE /users/eroy'] = {};
    const given = 'user add eroy "Élise Roy" --role circulationDeskOperator@MAIN --role physicalInventoryOperator';
    expect(JSON.parse((await told(`${given} --json`)).out)).to.deep.equal(aMember);
    expect(node.calls[0]?.body).to.deep.equal({
      code: 'eroy',
      name: 'Élise Roy',
      roles: [{ role: 'circulationDeskOperator', library: 'MAIN' }, { role: 'physicalInventoryOperator' }],
    });
    await told('user change eroy --no-roles');
    expect(node.calls[1]?.body).to.deep.equal({ roles: [] });
    expect((await told('user remove eroy')).out).to.equal('eroy is removed.');
  });

  it('refuse what cannot be, and ask nobody', async () => {
    for (const words of [
      'user add eroy Roy --role king',
      'user add eroy Roy --role circulationDeskOperator@',
      'user change eroy',
      'profile add X X --kind lending --without dance',
      'rule sending add X --when "mood is good"',
      'rule sending turn 3 perhaps',
      'user list --desk "no desk"',
    ])
      expect((await told(words)).status, words).to.equal(2);
    expect(node.calls).to.deep.equal([]);
  });

  it('profile add takes steps out; change starts from what is ticked', async () => {
    node.answers['POST /workflow-profiles'] = { status: 201, body: aProfile };
    node.answers['GET /workflow-profiles'] = { body: { items: [aProfile] } };
    node.answers['PATCH /workflow-profiles/QUIET'] = { body: aProfile };
    await told('profile add QUIET Quiet --kind lending --without checkedInMessage --automatic-renew');
    const sent = node.calls[0]?.body as { steps: string[] };
    expect(sent).to.deep.include({ code: 'QUIET', kind: 'lending', automaticRenew: true });
    expect(sent.steps).to.include('recall').and.not.include('checkedInMessage');
    expect((await told('profile list')).out).to.match(/QUIET +Quiet +lending +checkedInMessage +yes +big/);
    await told('profile change QUIET --with checkedInMessage --no-automatic-renew');
    expect(node.calls.at(-1)?.body).to.deep.equal({ automaticRenew: false, steps: ['checkedInMessage'] });
  });

  it('partner change names a profile, and none takes it away', async () => {
    await told('partner change big --lending-profile QUIET --borrowing-profile none');
    expect(node.calls[0]?.body).to.deep.equal({ borrowingProfile: null, lendingProfile: 'QUIET' });
  });

  it('rule sending: conditions are read as people write them', async () => {
    node.answers['POST /sending-rules'] = { status: 201, body: aSendingRule };
    node.answers['PATCH /sending-rules/3'] = { body: aSendingRule };
    const { out } = await told(
      'rule sending add "To big" --send --when "userGroup is staff, faculty" --when "language isEmpty"',
    );
    expect(node.calls[0]?.body).to.deep.equal({
      name: 'To big',
      sends: true,
      conditions: [
        { fact: 'userGroup', operator: 'is', values: ['staff', 'faculty'] },
        { fact: 'language', operator: 'isEmpty' },
      ],
    });
    expect(out).to.match(/3 +1 +To big +yes +User group is one of staff +sent by itself/);
    expect((await told('rule sending turn 3 off')).out).to.equal('3 is off.');
    expect(node.calls[1]?.body).to.deep.equal({ enabled: false });
    node.answers['GET /sending-rules'] = { body: { items: [] } };
    expect((await told('rule sending list')).out).to.equal('No rules: staff send every request.');
  });

  it('rule loan and rule group: terms as people write them, and policy takes one back', async () => {
    node.answers['POST /loan-rules'] = { status: 201, body: aLoanRule };
    node.answers['PATCH /loan-rules/5'] = { body: aLoanRule };
    node.answers['POST /patron-groups'] = { status: 201, body: aGroup };
    const { out, err } = await told(
      'rule loan add "Students, books" --days 21 --open 5 --renewals 1 --fee 2.50 --pickup MAIN --when "userGroup is STU"',
    );
    expect(node.calls[0]?.body, err).to.deep.equal({
      ...{ name: 'Students, books', loanDays: 21, requestLimit: 5, renewals: 1, requestFee: '2.50' },
      mayRequest: true,
      pickupLibraries: ['MAIN'],
      conditions: [{ fact: 'userGroup', operator: 'is', values: ['STU'] }],
    });
    expect(out).to.match(/5 +1 +Students, books +yes +User group is one of STU +yes +5 +21 +1 +2\.50 +MAIN/);
    await told('rule loan change 5 --days policy --fee policy --no-may-request');
    expect(node.calls.at(-1)?.body).to.deep.equal({ loanDays: null, requestFee: null, mayRequest: false });
    expect((await told('rule loan turn 5 off')).out).to.equal('5 is off.');
    await told('rule group add STU Student --french Étudiant --code STU-PT');
    expect(node.calls.at(-1)?.body).to.deep.equal({
      ...{ code: 'STU', name: 'Student', french: 'Étudiant', codes: ['STU-PT'] },
    });
  });

  it('rule sending, rota and item change: words and conditions, said anew; naming nothing asks nobody', async () => {
    node.answers['PATCH /sending-rules/3'] = { body: aSendingRule };
    node.answers['PATCH /rota-rules/2'] = { body: aRotaRule };
    node.answers['PATCH /temporary-item-rules/2'] = { body: aRule };
    const sent = async (words: string) => {
      const { status, err } = await told(words);
      expect(status, err).to.equal(0);
      return node.calls.at(-1)?.body;
    };
    expect(await sent('rule sending change 3 --name Big --no-send --when "partner is big"')).to.deep.equal({
      name: 'Big',
      sends: false,
      conditions: [{ fact: 'partner', operator: 'is', values: ['big'] }],
    });
    expect(await sent('rule sending change 3 --when always')).to.deep.equal({ conditions: [] });
    expect(await sent('rule rota change 2 --template A --template B --description none --no-go-on')).to.deep.equal({
      templates: ['A', 'B'],
      description: null,
      goesOn: false,
    });
    expect(await sent('rule rota change 2 --last-resort --position 4')).to.deep.equal({
      lastResort: true,
      position: 4,
    });
    expect(await sent('rule item change 2 --partner everybody')).to.deep.equal({ partner: null });
    const calls = node.calls.length;
    for (const kind of ['sending', 'rota', 'item'])
      expect((await told(`rule ${kind} change 2`)).status, kind).to.equal(2);
    expect(node.calls).to.have.length(calls);
  });

  it('rota and rule rota: partners, templates, last resort', async () => {
    const text = 'The rota “By van” asks nobody.';
    const saved = { ...aTemplate, warnings: [text] };
    node.answers['POST /rota-templates'] = { status: 201, body: saved };
    node.answers['POST /rota-rules'] = { status: 201, body: aRotaRule };
    node.answers['GET /rota-rules'] = { body: { items: [aRotaRule] } };
    expect((await told('rota add COURIER "By van" big far --random')).err).to.include('asks nobody');
    expect(node.calls[0]?.body).to.deep.equal({
      code: 'COURIER',
      name: 'By van',
      members: ['big', 'far'],
      order: 'random',
    });
    await told('rule rota add Loans COURIER OTHER --go-on --position 4');
    expect(node.calls[1]?.body).to.deep.equal({
      name: 'Loans',
      templates: ['COURIER', 'OTHER'],
      goesOn: true,
      position: 4,
    });
    expect((await told('rule rota list')).out).to.match(
      /7 +1 +Loans +yes +User group is one of staff +COURIER +goes on/,
    );
  });

  it('R38: rule item says where items of a partner go', async () => {
    node.answers['POST /temporary-item-rules'] = { status: 201, body: aRule };
    node.answers['GET /temporary-item-rules'] = { body: { items: [aRule] } };
    node.answers['DELETE /temporary-item-rules/2'] = {};
    await told('rule item add OUT_RS_REQ --partner big --item-policy "in house"');
    expect(node.calls[0]?.body).to.deep.equal({ location: 'OUT_RS_REQ', partner: 'big', itemPolicy: 'in house' });
    expect((await told('rule item list')).out).to.match(/2 +1 +big +OUT_RS_REQ +in house/);
    expect((await told('rule item remove 2')).out).to.equal('2 is removed.');
  });

  it('R26: --desk, else INTERLEND_DESK, says where you stand', async () => {
    node.answers['GET /rota-rules'] = { body: { items: [] } };
    await told('rule rota list --desk BACK', { INTERLEND_DESK: 'FRONT' });
    await told('rule rota list', { INTERLEND_DESK: 'FRONT' });
    await told('rule rota list');
    expect(node.calls.map(({ headers }) => headers['x-desk'])).to.deep.equal(['BACK', 'FRONT', undefined]);
  });
});

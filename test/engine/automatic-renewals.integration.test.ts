import { expect } from 'chai';
import { addDays } from '../../src/domain/calendar/calendar.js';
import { marie } from './support/desk.js';
import { lentToReader, loansOf } from './support/reader.js';
import { strikes, withPolicies } from './support/shelves.js';
import { loansBetween } from './support/story.js';

const zone = 'America/Toronto';

loansBetween('a library that renews before its patrons ask', (network) => {
  /** So many days before the patron has to return it. */
  const daysBefore = (dueAt: string, days: number) => addDays(new Date(dueAt), -days, zone);
  const due = async (request: string) => (await loansOf(network.algonquin, request))[0]?.dueAt ?? '';
  const courtesies = async (request: string) => {
    const { id } = await network.algonquin.desk.sees(request);
    const { letters } = network.algonquin.node.local;
    return (await letters.list({ request: id, code: 'courtesy', limit: 10 })).items.length;
  };
  const state = (request: string) => network.algonquin.desk.state(request);

  it('R47 R59 asks the lender once some days before, says by which policy, and writes no courtesy notice meanwhile', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const dueAt = await due(request);
    await withPolicies(algonquin, { autoRenewDays: 3 }, async () => {
      await strikes(algonquin, 'renew-loans', daysBefore(dueAt, 4));
      expect(await state(request), 'four days before').to.equal('loaned');
      const now = daysBefore(dueAt, 3);
      await Promise.all([strikes(algonquin, 'renew-loans', now), strikes(algonquin, 'renew-loans', now)]);
      expect(await state(request)).to.equal('renewRequested');
      const told = await algonquin.desk.told(request, 'requestRenewal');
      expect([told.actorKind, told.actor]).to.deep.equal(['system', 'Interlend']);
      expect(told.facts).to.include({ policy: 'autoRenewDays', value: 3 });
      expect(told.facts).to.include.keys('rule', 'date', 'patronDue');
      const asked = (await algonquin.desk.messages(request, 'out')).filter(({ summary }) => summary === 'Renew');
      expect(asked, 'two processes, one message').to.have.length(1);
      await strikes(algonquin, 'age-loans', now);
      expect(await courtesies(request), 'the date may change').to.equal(0);
      await post();
      await lacite.desk.does(request, 'acceptRenewal');
      await post();
      expect(await state(request)).to.equal('renewed');
      expect((await due(request)) > dueAt).to.equal(true);
    });
  });

  it('R50 R59 a refusal is followed by the courtesy notice, and the lender is not asked again for that date', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const dueAt = await due(request);
    await withPolicies(algonquin, { autoRenewDays: 3 }, async () => {
      await strikes(algonquin, 'renew-loans', daysBefore(dueAt, 3));
      await post();
      await lacite.desk.does(request, 'refuseRenewal', { note: 'It is needed here.' });
      await post();
      await strikes(algonquin, 'age-loans', daysBefore(dueAt, 2));
      expect(await courtesies(request)).to.equal(1);
      await strikes(algonquin, 'renew-loans', daysBefore(dueAt, 2));
      expect(await state(request)).to.equal('renewNotAccepted');
    });
  });

  it('R53 what the cap forbids is not asked for: the courtesy notice goes out', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    for (const days of [14, 28]) {
      const wishedDueDate = addDays(new Date(), 14 + days, zone)
        .toISOString()
        .slice(0, 10);
      await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate });
      await post();
      await lacite.desk.does(request, 'acceptRenewal');
      await post();
    }
    const now = daysBefore(await due(request), 3);
    await withPolicies(algonquin, { autoRenewDays: 3 }, async () => {
      await strikes(algonquin, 'renew-loans', now);
      expect(await state(request)).to.equal('renewed');
      await strikes(algonquin, 'age-loans', now);
      expect(await courtesies(request)).to.equal(1);
    });
  });

  it('nothing is asked for a patron who is blocked, nor where the policy is off', async () => {
    const { algonquin } = network;
    const { request, reader } = await lentToReader(network);
    const now = daysBefore(await due(request), 3);
    await strikes(algonquin, 'renew-loans', now);
    expect(await state(request), 'off by default').to.equal('loaned');
    await algonquin.node.local.patrons.block(reader, { reason: 'Lost card' }, marie, new Date());
    await withPolicies(algonquin, { autoRenewDays: 3 }, () => strikes(algonquin, 'renew-loans', now).then(() => {}));
    expect(await state(request)).to.equal('loaned');
  });
});

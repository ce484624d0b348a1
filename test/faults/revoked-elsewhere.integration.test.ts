import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';
import { nowhere } from './long/changed-messages.js';

describe('a secret that is changed at one process of a library, as the other one has it (E17)', () => {
  let library: LibraryUnderTest;
  let other: InProcess;
  before(async () => {
    library = await openLibrary();
    other = await library.serve({}, false);
  });
  after(() => library?.close());

  it('the new one is let in beside the old one, and the revoked one is refused at once there and a moment later by the other', async () => {
    const partner = await library.addPartner('PARTNER', nowhere);
    const about = { requester: partner.symbol, supplier: library.symbol, id: 'ROTATED' };
    expect((await library.hear(partner, requestXml(about))).status).to.equal(200);
    const asks = async (token: string, at: InProcess) =>
      (await library.hear({ token }, requesterXml(about, 'StatusRequest'), at)).status;
    /** Until both answer by this status: how long that takes, in milliseconds. */
    const until = async (token: string, status: number) => {
      const began = performance.now();
      for (const at of [library.hand, other])
        for (; (await asks(token, at)) !== status; await pause(50))
          if (performance.now() - began > 30_000) throw new Error(`It is never answered ${status}.`);
      return performance.now() - began;
    };
    await until(partner.token, 200);
    const path = '/partners/PARTNER/credentials';
    const issued = await library.hand.desk<{ secret: string }>('POST', path, { kind: 'token' });
    await until(issued.secret, 200);
    expect(await asks(partner.token, other), 'the old one is good meanwhile').to.equal(200);

    const { credentials } = await library.hand.desk<{ credentials: { id: string; prefix: string }[] }>(
      'GET',
      '/partners/PARTNER',
    );
    const old = credentials.find(({ prefix }) => partner.token.startsWith(prefix));
    await library.hand.desk('DELETE', `${path}/${old?.id}`);
    expect(await asks(partner.token, library.hand), 'at once where it was revoked').to.equal(401);
    const heard = await until(partner.token, 401);
    console.log(`      known by the other after ${Math.round(heard)} ms`);
    for (const at of [library.hand, other]) expect(await asks(issued.secret, at)).to.equal(200);
  });
});

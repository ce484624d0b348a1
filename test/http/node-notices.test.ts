import { expect } from 'chai';
import type { NodeSnapshot } from '../../src/engine/model/gateway.js';
import { leadsNowhere, noticesOf } from '../../src/http/staff/node-notices.js';
import { say } from '../../src/words/index.js';

const well = { database: 'up', unreadableSecrets: [], doorbell: {} } as unknown as NodeSnapshot;

describe('a node that does not know how it is reached', () => {
  it('is noticed only when somebody elsewhere is sent links', () => {
    expect(leadsNowhere(undefined, { mail: true, patronsSide: false })).to.equal(true);
    expect(leadsNowhere(undefined, { mail: false, patronsSide: true })).to.equal(true);
    expect(leadsNowhere(undefined, { mail: false, patronsSide: false })).to.equal(false);
    expect(leadsNowhere('https://ill.example.ca', { mail: true, patronsSide: true })).to.equal(false);
  });

  it('says what leads where, which setting is missing, and what to set it to, in both languages', () => {
    const [notice, ...more] = noticesOf(well, 'nowhere');
    expect(more).to.deep.equal([]);
    expect(notice?.kind).to.equal('addressMissing');
    expect(notice && say(notice.text, 'en')).to.match(
      /^Links in letters.* lead to this machine’s own address, because INTERLEND_ADDRESS is not set\. Set it to /,
    );
    expect(notice && say(notice.text, 'fr'))
      .to.include('INTERLEND_ADDRESS')
      .and.to.match(/lettres/);
    expect(noticesOf(well, 'here')).to.deep.equal([]);
  });
});

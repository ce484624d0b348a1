import { expect } from 'chai';
import type { NodeSnapshot } from '../../src/contract/node-views.js';
import { leadsNowhere, noticesOf } from '../../src/http/staff/node-notices.js';
import { say } from '../../src/words/index.js';

const well = { database: 'up', unreadableSecrets: [], delivery: {} } as unknown as NodeSnapshot;

describe('a node that does not know how it is reached', () => {
  it('is noticed only when somebody elsewhere is sent links', () => {
    expect(leadsNowhere(undefined, { mail: true, patronsSide: false })).to.equal(true);
    expect(leadsNowhere(undefined, { mail: false, patronsSide: true })).to.equal(true);
    expect(leadsNowhere(undefined, { mail: false, patronsSide: false })).to.equal(false);
    expect(leadsNowhere('https://ill.example.ca', { mail: true, patronsSide: true })).to.equal(false);
  });

  it('says what leads where and whom to tell, in both languages; the setting stands beside it, for the person who runs the server', () => {
    const [notice, ...more] = noticesOf(well, 'nowhere');
    expect(more).to.deep.equal([]);
    expect(notice?.kind).to.equal('addressMissing');
    expect(notice && say(notice.text, 'en')).to.match(
      /^Links in letters.* lead to this computer’s own address, .* Ask the person who runs the server to set /,
    );
    expect(notice && say(notice.text, 'fr')).to.match(
      /^Les liens des lettres.* Demandez à la personne responsable du serveur /,
    );
    for (const language of ['en', 'fr'] as const)
      expect(notice && say(notice.text, language)).to.not.include('INTERLEND_');
    expect(notice?.setting).to.equal('INTERLEND_ADDRESS');
    expect(noticesOf(well, 'here')).to.deep.equal([]);
  });
});

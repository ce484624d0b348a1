import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { partnerIn } from '../../../src/domain/alma/partner-record.js';
import { readAlmaPartners } from '../../../src/protocol/alma/partner-texts.js';
import { english } from '../../support/english.js';

const recordsOf = async (name: string) => {
  const read = readAlmaPartners(await readFile(`test/fixtures/alma/${name}`, 'utf8'));
  if (read.kind !== 'read') throw new Error(english(read.problem));
  return read.records.map(partnerIn);
};

describe('a partner record of Alma', () => {
  it('is taken over with all that has a place here, from XML', async () => {
    const [lacite] = await recordsOf('partners.xml');
    expect(lacite?.problems).to.deep.equal([]);
    expect(lacite?.partner).to.deep.equal({
      code: '01DEMO_LACIT',
      name: 'Collège La Cité',
      status: 'active',
      systemType: 'Alma',
      currency: 'CAD',
      url: 'https://93.184.215.14/almaws/iso18626',
      symbols: [{ type: 'ISIL', value: 'CA-XLACI' }],
      byEmail: false,
      borrowing: true,
      lending: true,
      borrowingProfile: 'DEFAULT_BOR_WF',
      lendingProfile: 'DEFAULT_LEND_WF',
      averageSupplyDays: 4,
      deliveryDelayDays: 2,
      autoClaimDays: 5,
      autoCancelDays: 0,
      overdueResendDays: 7,
      sendRequesterInformation: false,
      sharedBarcodes: true,
      alternativeDocumentDelivery: false,
      returnInfo: true,
      addresses: [
        {
          uses: ['shipping', 'billing'],
          line1: '801, promenade de l’Aviation',
          line2: 'Bureau 12',
          locality: 'Ottawa',
          region: 'ON',
          postalCode: 'K1K 4R3',
          country: 'CAN',
          preferred: true,
        },
      ],
      contacts: [{ name: 'Collège La Cité', role: 'queries', email: 'peb@lacite.example', preferred: true }],
      notes: [{ text: 'Courrier le mardi.' }],
    });
  });

  it('says what has no place here', async () => {
    const [lacite] = await recordsOf('partners.xml');
    expect(lacite?.remarks.map(({ field }) => field)).to.deep.equal(['holding_code']);
  });

  it('is the same from JSON, one record without a list', async () => {
    const [cambrian] = await recordsOf('partner.json');
    expect(cambrian?.problems).to.deep.equal([]);
    expect(cambrian?.partner).to.deep.include({
      code: '01DEMO_CAMBR',
      symbols: [{ type: 'ISIL', value: 'CA-XCAMB' }],
      averageSupplyDays: 3,
      systemType: 'Alma',
      contacts: [{ name: 'Cambrian College', role: 'office', phone: '705-555-0100' }],
      addresses: [{ uses: ['all'], line1: '1400, chemin Barrydowne', locality: 'Sudbury', country: 'CAN' }],
    });
  });

  it('reads what it supports from our side: who supports borrowing lends to us', async () => {
    const [, sault] = await recordsOf('partners.xml');
    expect(sault?.partner).to.deep.include({ lending: true, borrowing: false, status: 'inactive' });
  });

  it('is taken from an ISO 10161 profile when it has a web address, with a word about it, and its expiry', async () => {
    const [, sault] = await recordsOf('partners.xml');
    expect(sault?.partner).to.deep.include({ expiryType: 'days', expiryBusinessDays: 4 });
    expect(sault?.partner.symbols).to.deep.equal([{ type: 'NLA', value: 'XSAU' }]);
    expect(sault?.remarks.map(({ field }) => field)).to.deep.equal(['profile_type']);
  });

  it('is a partner by e-mail with the address of its profile, which is written to before all others', async () => {
    const [, , , byMail] = await recordsOf('partners.xml');
    expect(byMail?.problems).to.deep.equal([]);
    expect(byMail?.partner).to.deep.include({
      byEmail: true,
      url: '',
      symbols: [{ type: 'ALMA', value: '01DEMO_MUSEE' }],
      contacts: [
        { name: 'Musée de la Ville', email: 'peb@musee.example', preferred: true },
        { name: 'Musée de la Ville', role: 'claimMail', email: 'accueil@musee.example' },
      ],
    });
    expect(byMail?.remarks.map(({ problem }) => english(problem))).to.deep.equal([
      'Alma has no symbol for a partner by e-mail. ALMA:01DEMO_MUSEE stands for it; replace it once you know its ISIL.',
    ]);
  });

  it('is written to at the preferred address of its contacts when its profile has none, and refused without any', () => {
    const details = { code: 'M', name: 'M', profile_details: { profile_type: { value: 'EMAIL' } } };
    const emails = { email: [{ email_address: 'a@m.example' }, { email_address: 'b@m.example', preferred: true }] };
    const { partner } = partnerIn({ partner_details: details, contact_info: emails });
    expect(partner.contacts?.map(({ email }) => email)).to.deep.equal(['b@m.example', 'a@m.example']);
    const { problems } = partnerIn({ partner_details: details });
    expect(problems.map(({ field, problem }) => `${field}: ${english(problem)}`)).to.deep.equal([
      'email: The e-mail address is needed: requests are mailed to it.',
    ]);
  });

  it('is refused with each wrong field, when it is no partner for messages', async () => {
    const [, , letters] = await recordsOf('partners.xml');
    expect(letters?.problems.map(({ field }) => field)).to.deep.equal(['avg_supply_time', 'email']);
    const fax = partnerIn({ partner_details: { code: 'F', name: 'F', profile_details: { profile_type: 'FAX' } } });
    expect(fax.problems.map(({ problem }) => english(problem))).to.deep.equal([
      'FAX is neither ISO 18626 nor e-mail: change the profile type in Alma first, or add the partner here by hand.',
    ]);
    const { problems } = partnerIn({
      partner_details: {
        profile_details: {
          profile_type: 'ISO_18626',
          iso_18626_details: { ill_server: 'partner.example:1611', iso_symbol: 'a b', request_expiry_type: 'SOON' },
        },
      },
    });
    expect(problems.map(({ field }) => field)).to.deep.equal([
      ...['code', 'name', 'ill_server', 'iso_symbol', 'request_expiry_type'],
    ]);
    for (const { problem } of problems) expect(english(problem)).to.match(/[.:]/);
  });
});

describe('a file of partner records', () => {
  it('is not read when it is none, and says why', () => {
    for (const text of ['', '{', '<partner>', '{"user": []}', '<users/>', '[]'])
      expect(readAlmaPartners(text), text).to.deep.include({ kind: 'unreadable' });
  });

  it('is not read when it declares entities', () => {
    const text = '<!DOCTYPE p [<!ENTITY e "x">]><partner><partner_details><code>&e;</code></partner_details></partner>';
    expect(readAlmaPartners(text)).to.deep.include({ kind: 'unreadable' });
  });
});

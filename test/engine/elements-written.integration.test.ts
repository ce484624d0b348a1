import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { isoVersions } from '../../src/protocol/codes.js';
import { elementRows } from '../../src/translation/elements/rows.js';
import { elementsOfSchema, inModel } from '../translation/support/elements.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true });

/** The elements of a message that hold something, as the reading model names them. */
function written(xml: string): string[] {
  const { ISO18626Message } = parser.parse(xml) as { ISO18626Message: Record<string, unknown> };
  const below = (path: string, value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap((each) => below(path, each));
    if (typeof value === 'object' && value !== null)
      return [path, ...Object.entries(value).flatMap(([name, each]) => below(`${path}/${name}`, each))];
    return String(value) === '' ? [] : [path];
  };
  return Object.entries(ISO18626Message).flatMap(([kind, message]) => below(kind, message));
}

const spoken = async ({ node }: Library): Promise<string[]> => {
  const { rows } = await node.database.pool.query<{ body: string }>('select body from outbound_message order by id');
  return rows.map(({ body }) => body);
};

/** What only this story cannot bring about: it has its own test, or stands in another version's place. */
const elsewhere: Record<string, string> = {
  'request/header/supplyingAgencyRequestId': 'a request comes before the lender’s number',
  'request/header/requestingAgencyAuthentication/accountId': 'test/e2e/credentials.e2e.test.ts',
  'request/header/requestingAgencyAuthentication/securityCode': 'test/e2e/credentials.e2e.test.ts',
  'supplyingAgencyMessage/header/requestingAgencyAuthentication/accountId': 'test/e2e/credentials.e2e.test.ts',
  'supplyingAgencyMessage/header/requestingAgencyAuthentication/securityCode': 'test/e2e/credentials.e2e.test.ts',
  'requestingAgencyMessage/header/requestingAgencyAuthentication/accountId': 'test/e2e/credentials.e2e.test.ts',
  'requestingAgencyMessage/header/requestingAgencyAuthentication/securityCode': 'test/e2e/credentials.e2e.test.ts',
};

for (const version of isoVersions)
  loansBetween(`FB1: what the table says is written, in ${version}`, (network) => {
    it('stands in what two libraries send each other', async () => {
      const { algonquin, lacite, post } = network;
      const { libraries, patrons } = algonquin.node.local;
      await patrons.add({ id: 'A1', name: 'Mireille Roy', email: 'm@algonquin.example' }, new Date());
      const address = {
        line1: '1385 Woodroffe',
        locality: 'Ottawa',
        region: 'ON',
        postalCode: 'K2G 1V8',
        country: 'CA',
      };
      await libraries.change('RES_SHARE', { address, email: 'ill@algonquin.example', isil: 'CA-OOALG' }, new Date());
      await lacite.node.local.libraries.change('RES_SHARE', { address, isil: 'CA-OOLAC' }, new Date());
      const change = { dialect: version === '1.2' ? 'standard-1.2' : 'standard-2021', isoVersion: version };
      await algonquin.knows(lacite, { ...change, sendRequesterInformation: true, alternativeDocumentDelivery: true });
      await lacite.knows(algonquin, { ...change, returnInfo: true });
      const asks = async (draft: object = {}) => {
        const loan = await algonquin.desk.creates({ rota: ['LACITE'], ...draft });
        await algonquin.desk.does(loan, 'send');
        await post();
        return loan;
      };

      const book = await asks({
        title: 'Seal',
        subtitle: 'A novel',
        author: 'Roy, G.',
        seriesTitle: 'North',
        edition: '2nd',
        volume: '3',
        isbn: '9780306406157',
        oclc: '991',
        publisher: 'Nord',
        placeOfPublication: 'Ottawa',
        publicationType: 'Book',
        publicationDate: '1999',
        supplierRecordId: '9912',
        preferredEdition: 'ThisEdition',
        suppliersChoice: true,
        copyrightCompliance: 'CA-FairDealing',
        startDate: '2099-01-04',
        endDate: '2099-02-28',
        set: 'SET-7',
        paymentMethod: 'IFM',
        billingMethod: 'Invoice',
        serviceLevel: 'Rush',
        requestedMedia: 'Printed',
        needBeforeDate: '2099-01-03',
        note: 'Any printing.',
        maximumCosts: { amount: '5.00', currency: 'CAD' },
        deliveryMethod: 'Mail',
        patron: { id: 'A1' },
      });
      await lacite.desk.does(book, 'willSupply', { expectedDeliveryDate: '2098-12-30' });
      await lacite.desk.does(book, 'offerConditions', {
        reason: '22',
        replyBy: '2098-12-01',
        cost: '12.50',
        currency: 'CAD',
        note: 'Only here.',
      });
      await post();
      await algonquin.desk.does(book, 'acceptConditions');
      await post();
      await lacite.desk.does(book, 'ship', {
        barcodes: ['39345'],
        courier: 'Purolator',
        trackingNumber: 'PUR 1',
        deliveryMethod: 'Courier',
        cost: '8.50',
      });
      await post();
      await algonquin.desk.does(book, 'receive', { note: 'Thank you.' });
      await algonquin.desk.does(book, 'loanToPatron', { confirmed: true });
      await algonquin.desk.does(book, 'requestRenewal', { wishedDueDate: '2099-06-15' });
      await post();
      const { settings } = lacite.node.context;
      const { renewalCapDays } = settings;
      settings.renewalCapDays = 40_000;
      await lacite.desk.does(book, 'acceptRenewal', { dueDate: '2099-06-15' });
      settings.renewalCapDays = renewalCapDays;
      await post();

      const article = await asks({
        serviceType: 'Copy',
        title: 'Revue',
        issn: '0317-8471',
        issue: '4',
        pagesRequested: '3-9',
        titleOfComponent: 'Glace',
        authorOfComponent: 'Roy, M.',
        deliveryMethod: 'Email',
        patron: { name: 'Mireille Roy', email: 'm@algonquin.example' },
      });
      await lacite.desk.does(article, 'shipDigitally', { url: 'https://files.lacite.example/a.pdf' });
      const paper = await asks({ serviceType: 'Copy', title: 'Cahiers', pagesRequested: '1-2' });
      await lacite.desk.does(paper, 'shipCopy', { courier: 'Poste' });
      const later = await asks({ title: 'Later' });
      await lacite.desk.does(later, 'offerRetry', { reason: '6', retryAfter: '2099-03-01' });
      const never = await asks({ title: 'Never' });
      await lacite.desk.does(never, 'reject', { reason: '12' });
      await post();

      const said = new Set(
        [...(await spoken(algonquin)), ...(await spoken(lacite))].flatMap(written).map((path) => inModel(path)),
      );
      const inVersion = new Set(elementsOfSchema(version).map(inModel));
      const missing = elementRows.filter(
        ({ element, written: from }) =>
          typeof from === 'string' &&
          from !== '' &&
          !/Confirmation\//.test(element) &&
          inVersion.has(element) &&
          !elsewhere[element] &&
          !(version === '2021-2' && element.endsWith('/anyEdition')) &&
          !said.has(element),
      );
      expect(missing.map(({ element, written: from }) => `${element}: ${String(from)}`)).to.deep.equal([]);
      const denied = elementRows.filter(({ element, written: from }) => typeof from === 'object' && said.has(element));
      expect(
        denied.map(({ element }) => element).filter((element) => !/Confirmation\//.test(element)),
        'said never to be written',
      ).to.deep.equal([]);
    });
  });

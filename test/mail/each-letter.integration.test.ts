import { expect } from 'chai';
import { letterCodes, letterRow } from '../../src/domain/letters.js';
import { writeLetters } from '../../src/storage/letters/write-letters.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** What each letter says first, in the subject that arrives, in each language. */
const subjects: Record<string, [english: RegExp, french: RegExp]> = {
  onHoldShelf: [/^Ready for pickup: Nana$/, /^Prêt à récupérer : Nana$/],
  onHoldShelfReminder: [/^Waiting for you until .*: Nana$/, /^En attente jusqu’au .* : Nana$/],
  queryToPatron: [/^A question about your request: Nana$/, /^Une question au sujet de votre demande : Nana$/],
  cancelRequest: [/^Cancelled: Nana$/, /^Annulée : Nana$/],
  externallyObtained: [/^We found it for you: Nana$/, /^Nous l’avons trouvé pour vous : Nana$/],
  documentDelivery: [/^Your copy is ready: Nana$/, /^Votre copie est prête : Nana$/],
  requestConfirmation: [/^We have your request: Nana$/, /^Demande reçue : Nana$/],
  recallNotice: [/^Please return by December 11, 2026: Nana$/, /^À rapporter d’ici le 11 décembre 2026 : Nana$/],
  renewal: [/^Renewed until .*: Nana$/, /^Renouvelé jusqu’au .* : Nana$/],
  renewalRefused: [/^Not renewed, due .*: Nana$/, /^Non renouvelé, à rapporter le .* : Nana$/],
  requestNotFilled: [/^Not available: Nana$/, /^Introuvable : Nana$/],
  courtesy: [/^Due December 11, 2026: Nana$/, /^À rapporter le 11 décembre 2026 : Nana$/],
  overdueNotice: [/^Due .*: please return Nana$/, /^À rapporter le .* : veuillez rapporter Nana$/],
  overdueAndLostNotification: [
    /^Overdue since .*: please return Nana$/,
    /^En retard depuis le .* : veuillez rapporter Nana$/,
  ],
  overdueAndLost: [/^A charge of \$35\.00 for Nana$/, /^Frais de 35,00 \$ pour Nana$/],
  lostLoan: [/^Considered lost: Nana$/, /^Considéré comme perdu : Nana$/],
  loanReceipt: [/^On loan until .*: Nana$/, /^En prêt jusqu’au .* : Nana$/],
  returnReceipt: [/^Returned: Nana$/, /^Rapporté : Nana$/],
  fees: [/^A charge of \$35\.00 on your library account$/, /^Frais de 35,00 \$ à votre dossier de bibliothèque$/],
  borrowingActivity: [/^What you have on interlibrary loan$/, /^Vos prêts entre bibliothèques$/],
  outgoingEmail: [/^Interlibrary loan request A1: Nana$/, /^Demande de prêt entre bibliothèques A1 : Nana$/],
  requestAgainEmail: [
    /^Once more: interlibrary loan request A1, Nana$/,
    /^De nouveau : demande de prêt entre bibliothèques A1, Nana$/,
  ],
  borrowerReceiveEmail: [/^Received: A1, Nana$/, /^Reçu : A1, Nana$/],
  borrowerReturnEmail: [/^Returned: A1, Nana$/, /^Retourné : A1, Nana$/],
  lenderWillSupplyEmail: [/^Will supply: A1, Nana$/, /^Nous fournirons : A1, Nana$/],
  lenderShipEmail: [/^Shipped: A1, Nana$/, /^Expédié : A1, Nana$/],
  lenderRejectEmail: [/^Cannot supply: A1, Nana$/, /^Impossible de fournir : A1, Nana$/],
  lenderRenewResponseEmail: [/^Renewal: A1, Nana$/, /^Renouvellement : A1, Nana$/],
  lenderCheckedInEmail: [/^Back with us: A1, Nana$/, /^De retour chez nous : A1, Nana$/],
  lendingRecallEmail: [/^Recalled, due .*: A1, Nana$/, /^Rappel, à retourner le .* : A1, Nana$/],
  borrowerOverdueEmail: [/^Overdue: A1, Nana$/, /^En retard : A1, Nana$/],
  renewEmail: [/^Renewal requested: A1, Nana$/, /^Renouvellement demandé : A1, Nana$/],
  cancelEmail: [/^Please cancel: A1, Nana$/, /^Annulation demandée : A1, Nana$/],
  damagedEmail: [/^Damaged: A1, Nana$/, /^Endommagé : A1, Nana$/],
  lostEmail: [/^Lost: A1, Nana$/, /^Perdu : A1, Nana$/],
  generalMessageEmail: [/^About A1, Nana$/, /^Au sujet de A1, Nana$/],
};
const known = {
  title: 'Nana',
  author: 'Zola',
  externalId: 'A1',
  url: 'https://copies.example/1',
  note: 'Thank you',
  cost: '12.00 CAD',
  lenderDue: '2026-12-04',
  previousDue: '2026-12-20',
  patronDue: '2026-12-11',
  fee: '35.00 CAD',
  wishedDue: '2027-01-08',
  receivedAt: '2026-11-25',
  returnedAt: '2026-11-26',
  shippedAt: '2026-11-24',
  heldUntil: '2026-12-04',
  queryHeading: 'Another edition?',
  queryLines: ['Will the second do?'],
};

describe('each letter arrives by mail', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let node: InProcess;
  const languages = ['en', 'fr'] as const;
  before(async () => {
    server = await catchMail();
    library = await openLibrary();
    node = await library.serve(
      {
        INTERLEND_SMTP_HOST: '127.0.0.1',
        INTERLEND_SMTP_PORT: String(server.port),
        INTERLEND_SMTP_TLS: 'none',
        INTERLEND_SMTP_FROM: 'ill@college.example',
      },
      false,
    );
    for (const language of languages)
      await node.desk('POST', '/patrons', {
        id: language,
        name: 'Sam Example',
        email: `${language}@mail.example`,
        language,
      });
    await library.rows(`insert into letter_use (code, used, changed_by) values ('requestNotFilled', true, 'Marie')`);
    await library.addPartner('NORTH', 'http://127.0.0.1:18626/', {
      contacts: [{ name: 'Loans', email: 'loans@north.example' }],
    });
  });
  after(async () => {
    await library.close();
    await server.close();
  });

  const mailed = letterCodes.filter(
    (code) => letterRow(code).kind === 'letter' && letterRow(code).audience !== 'staff',
  );

  it('is said of every letter to patrons and partners', () => {
    expect(Object.keys(subjects)).to.have.members(mailed);
  });

  for (const code of mailed)
    for (const [at, language] of languages.entries())
      it(`${code} in ${language}`, async () => {
        server.mails.splice(0);
        const isPatrons = letterRow(code).audience === 'patron';
        await writeLetters({ client: node.node.database.pool, language, institution: 'Algonquin College' }, undefined, [
          {
            code,
            event: 'test',
            by: 'Marie',
            known,
            ...(isPatrons ? { patron: { id: language } } : { partnerCode: 'NORTH' }),
          },
        ]);
        while ((await node.node.mailer.runOnce(new Date(Date.now() + 2 * 86_400_000))) > 0);
        expect(server.mails).to.have.length(1);
        const [mail] = server.mails;
        expect(mail?.subject?.replaceAll(/[\u00a0\u202f]/g, ' ')).to.match(subjects[code]?.[at] as RegExp);
        expect(mail?.to)
          .to.have.property('text')
          .contain(isPatrons ? `${language}@mail.example` : 'loans@north.example');
        const text = String(mail?.text);
        const greeting = isPatrons ? ['Hello Sam,', 'Bonjour Sam,'] : ['Dear colleagues,', 'Chers collègues,'];
        expect(text).to.contain(greeting[at]).and.to.contain('Algonquin College');
        expect(text).to.contain(['Your interlibrary loan team', 'L’équipe du prêt entre bibliothèques'][at]);
        expect(String(mail?.html)).to.contain(`<html lang="${language}">`);
        for (const said of [mail?.subject, text, mail?.html]) expect(String(said)).not.to.match(/[{}]|null|undefined/);
        const [letter] = await library.rows<{ status: string }>('select status from letter order by id desc limit 1');
        expect(letter?.status).to.equal('sent');
      });
});

import { expect } from 'chai';
import { isUsedAtFirst, type LetterCode, letterCodes, letterRow } from '../../src/domain/letters/letters.js';
import { builtIn } from '../../src/letters/built-in.js';
import { writeLetters } from '../../src/storage/letters/write-letters.js';
import { type Language, languages } from '../../src/words/languages.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** What stands in the subject of a few letters, in each language, as it arrives. Every letter arrives with that of its template. */
const subjects: Record<string, [english: RegExp, french: RegExp]> = {
  onHoldShelf: [/^Ready for pickup: Nana$/, /^Prêt à récupérer : Nana$/],
  recallNotice: [/^Please return by December 11, 2026: Nana$/, /^À rapporter d’ici le 11 décembre 2026 : Nana$/],
  renewalRefused: [/^Not renewed, due .*: Nana$/, /^Non renouvelé, à rapporter le .* : Nana$/],
  requestNotFilled: [/^Not available: Nana$/, /^Introuvable : Nana$/],
  fees: [/^A charge of \$35\.00 on your library account$/, /^Frais de 35,00 \$ à votre dossier de bibliothèque$/],
  outgoingEmail: [/^Interlibrary loan request A1: Nana$/, /^Demande de prêt entre bibliothèques A1 : Nana$/],
  requestAgainEmail: [
    /^Once more: interlibrary loan request A1, Nana$/,
    /^De nouveau : demande de prêt entre bibliothèques A1, Nana$/,
  ],
  lenderRejectEmail: [/^Cannot supply: A1, Nana$/, /^Impossible de fournir : A1, Nana$/],
};

/** The subject of its template with every fact in its place; the facts that are texts as they are known. */
function subjectOf(code: LetterCode, language: Language): RegExp {
  const subject = builtIn(code, language)?.subject ?? '';
  const texts: Record<string, string> = { title: known.title, wantedTitle: known.title, externalId: known.externalId };
  const pieces = plainSpaces(subject).split(/\{\{ (\w+) \}\}/);
  return new RegExp(`^${pieces.map((piece, at) => (at % 2 ? (texts[piece] ?? '.+') : escaped(piece))).join('')}$`);
}
const plainSpaces = (text = '') => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

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
    for (const code of letterCodes.filter((each) => !isUsedAtFirst(each)))
      await library.rows(`insert into letter_use (code, used, changed_by) values ('${code}', true, 'Marie')`);
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

  for (const code of mailed)
    for (const [at, language] of languages.entries())
      it(`${code} in ${language}`, async () => {
        server.mails.splice(0);
        const isPatrons = letterRow(code).audience === 'patron';
        await writeLetters({ client: node.node.database.pool, language, institution: 'Algonquin College' }, undefined, [
          {
            code,
            event: 'other',
            by: 'Marie',
            known,
            ...(isPatrons ? { patron: { id: language } } : { partnerCode: 'NORTH' }),
          },
        ]);
        while ((await node.node.mailer.runOnce(new Date(Date.now() + 2 * 86_400_000))) > 0);
        expect(server.mails).to.have.length(1);
        const [mail] = server.mails;
        const subject = plainSpaces(mail?.subject);
        expect(subject).to.match(subjectOf(code, language));
        expect(subject).to.match(subjects[code]?.[at] ?? /\S/);
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

/** The page of the practice system, and its switches. */
import { expect } from 'chai';
import { type OpenPracticeSystem, openPracticeSystem } from '../../src/compose/open-practice-system.js';
import { createPracticeSystem } from '../../src/library-system/practice-system.js';
import { patronLine, readSipLine } from '../../src/library-system/sip2.js';

const message = (body: string) => Buffer.from(`<NCIPMessage>${body}</NCIPMessage>`);
const accepted = message(
  '<AcceptItem><RequestId><RequestIdentifierValue>R1</RequestIdentifierValue></RequestId><UserId><UserIdentifierValue>P1001</UserIdentifierValue></UserId><ItemId><ItemIdentifierValue>IL1</ItemIdentifierValue></ItemId><ItemOptionalFields><BibliographicDescription><Title>Été &lt;b&gt;</Title></BibliographicDescription></ItemOptionalFields><PickupLocation>MAIN</PickupLocation></AcceptItem>',
);

describe('the practice system', () => {
  let practice: OpenPracticeSystem;
  before(async () => {
    practice = await openPracticeSystem({ host: '127.0.0.1', port: 0 });
  });
  after(() => practice?.stop());
  const pageIn = async (language: string) => (await fetch(`${practice.url}/?language=${language}`)).text();

  it('shows holds, loans, charges and calls in both languages, with what others wrote as text', async () => {
    expect(await pageIn('en')).to.include('No loans yet. An item that is lent appears here.');
    expect(await pageIn('fr')).to.include('Aucun prêt pour le moment.');
    practice.system.answer(accepted);
    expect(await pageIn('fr')).to.include(
      '<td>IL1</td><td>Été &lt;b&gt;</td><td>Élodie Tremblay (P1001)</td><td>MAIN</td>',
    );
    practice.system.answer(
      message(
        '<CheckOutItem><UserId><UserIdentifierValue>P1001</UserIdentifierValue></UserId><ItemId><ItemIdentifierValue>IL1</ItemIdentifierValue></ItemId><DesiredDateDue>2027-01-05T23:59:59Z</DesiredDateDue></CheckOutItem>',
      ),
    );
    const page = await pageIn('en');
    expect(page).to.include('<td>IL1</td><td>Été &lt;b&gt;</td><td>Élodie Tremblay (P1001)</td><td>Jan 5, 2027</td>');
    expect(page).to.include('No holds.').and.not.to.include('1234');
  });

  it('switches a fault on by its page, and says which is on', async () => {
    const body = new URLSearchParams({ call: 'checkOut', fault: 'answerLost', language: 'fr' });
    const answer = await fetch(`${practice.url}/faults`, { method: 'POST', body, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).to.deep.equal([303, '/?language=fr']);
    expect(practice.system.ledger().faults).to.deep.equal({ checkOut: 'answerLost' });
    expect(await pageIn('fr')).to.include('<option value="answerLost" selected>');
    const unknown = await fetch(`${practice.url}/faults`, { method: 'POST', body: '{"call":"checkOut","fault":"x"}' });
    expect(unknown.status).to.equal(422);
  });

  it('makes a second record where it is told to, and asks for a line of SIP2 again that it does not know', () => {
    const system = createPracticeSystem();
    const times = () => system.ledger().items.filter(({ id }) => id === 'IL1').length;
    system.answer(accepted);
    system.answer(accepted);
    expect(times()).to.equal(1);
    system.setFault('acceptItem', 'secondRecord');
    system.answer(accepted);
    expect(times()).to.equal(2);
    const asked = (line: string) => {
      const answer = system.answerLine(Buffer.from(line.trimEnd()));
      return answer.kind === 'none' ? undefined : readSipLine(Buffer.from(answer.text.trimEnd()));
    };
    const again = asked('1700AY1AZ0000');
    expect(again?.kind === 'read' && again.code).to.equal('96');
    const line = patronLine({ institution: 'A', card: 'P1001', pin: '1234' }, new Date('2027-01-05T10:30:00Z'), 2);
    const found = asked(line);
    expect(found?.kind === 'read' && [found.sequence, found.fields.get('CQ')]).to.deep.equal([2, ['Y']]);
    system.setFault('lookUpUser', 'wrongNamespace');
    expect(asked(line)).to.deep.equal({ kind: 'broken', detail: 'checksum' });
  });
});

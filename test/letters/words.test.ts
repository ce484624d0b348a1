import { expect } from 'chai';
import type { FactName, FrozenFacts } from '../../src/domain/letters/facts.js';
import { letterCodes, letterRow } from '../../src/domain/letters/letters.js';
import { forbidsCopying } from '../../src/domain/request/loan-conditions.js';
import { builtIn } from '../../src/letters/built-in.js';
import { html } from '../../src/letters/html.js';
import { plainText } from '../../src/letters/plain-text.js';
import { nameable } from '../../src/letters/said-facts.js';
import { namesIn, templateProblems } from '../../src/letters/template.js';
import { writeLetter } from '../../src/letters/write-letter.js';
import { type Language, languages } from '../../src/words/languages.js';

const letters = letterCodes.filter((code) => letterRow(code).kind === 'letter');
const inEachLanguage = letters.flatMap((code) => languages.map((language) => ({ code, language })));
const now = new Date('2026-11-27T14:14:00Z');

const days = ['neededBy', 'shippedAt', 'receivedAt', 'returnedAt', 'lenderDue', 'previousDue', 'wishedDue', 'replyBy'];
const example: FrozenFacts = {
  ...Object.fromEntries(letters.flatMap((code) => letterRow(code).facts.map((name) => [name, `the ${name}`]))),
  ...Object.fromEntries(days.map((name) => [name, '2026-12-04'])),
  title: 'Kiss of the Fur Queen',
  author: 'Highway, Tomson',
  patronName: 'Specimen, Robin',
  externalId: 'OOALG0000219',
  heldUntil: '2026-12-04',
  patronDue: '2026-11-20',
  loanedAt: '2026-10-30',
  lostOn: '2026-12-11',
  fee: '84.50 CAD',
  requestedAt: '2026-10-01',
  url: 'https://copies.example/4kq8',
  cost: '12.00 CAD',
  libraryName: 'Woodroffe Library',
  libraryAddress: ['1385 Woodroffe Avenue', 'Ottawa ON  K2G 1V8'],
  queryLines: ['Which edition?', 'The 7th is out.'],
  temporaryBarcodes: ['39345000018'],
  pickup: 'Ottawa Campus Library',
};
const written = (code: (typeof letters)[number], language: Language, facts: FrozenFacts = example) => {
  const template = builtIn(code, language);
  if (!template) throw new Error(`${language}/${code} has no words`);
  const institution = 'Algonquin College';
  const context = { language, timeZone: 'America/Toronto', now, institution, replyAddress: 'ill@algonquin.example' };
  return writeLetter(letterRow(code), template, facts, context);
};

describe('the words of the letters', () => {
  it('there are, for every letter in every language, and slips have none', () => {
    const missing = inEachLanguage.filter(({ code, language }) => !builtIn(code, language));
    expect(
      missing.map(
        ({ code, language }) => `The letter ${code} has no words: write config/letters/${language}/${code}.liquid.`,
      ),
    ).to.deep.equal([]);
    expect(letterCodes.filter((code) => letterRow(code).kind === 'slip' && builtIn(code, 'en'))).to.deep.equal([]);
  });

  for (const { code, language } of inEachLanguage)
    it(`name known facts only, the same in every language: ${code} (${language})`, () => {
      const text = builtIn(code, language);
      if (!text) throw new Error(`${language}/${code} has no words`);
      expect(templateProblems(text, nameable(letterRow(code)))).to.deep.equal([]);
      const other = builtIn(code, languages[0]);
      const names = (of: typeof text) => namesIn(`${of.subject}\n${of.body}`).sort();
      expect(names(text)).to.deep.equal(other && names(other));
    });

  for (const { code, language } of inEachLanguage)
    it(`have no gap, whichever fact is missing: ${code} (${language})`, () => {
      const facts = letterRow(code).facts;
      for (const missing of [undefined, ...facts]) {
        const some = Object.fromEntries(Object.entries(example).filter(([name]) => name !== missing)) as FrozenFacts;
        const content = written(code, language, some);
        const text = plainText(content);
        const where = `${code} ${language} without ${missing}:\n${text}`;
        expect(content.subject, where).to.match(/\S/);
        expect(content.heading, where).to.match(/\S/);
        for (const said of [content.subject, text, html(content).replace(/<[^>]*>/g, '\n')])
          expect(said, where).not.to.match(/null|undefined|[{}]|\[object|NaN| ,|\( *\)|,,|«\s*»/);
        expect(text, where).not.to.match(/\S {2,}\S.*[.?!]$/m);
        if (language === 'fr') expect(text, where).not.to.match(/\p{L} [:;?!](\s|$)/u);
        for (const line of text.split('\n').filter((each) => !each.includes('https:')))
          expect(line.length, line).to.be.at.most(72);
      }
    });

  it('read as a librarian would write, with days, money and names in the language of the reader', () => {
    const english = written('overdueAndLost', 'en');
    expect(english.subject).to.equal('A charge of $84.50 for Kiss of the Fur Queen');
    expect(plainText(english)).to.contain('Hello Robin,').and.to.contain('overdue since November 20, 2026');
    const french = written('overdueAndLost', 'fr');
    expect(french.subject.replaceAll(/\s/g, ' ')).to.equal('Frais de 84,50 $ pour Kiss of the Fur Queen');
    expect(plainText(french))
      .to.contain('Bonjour Robin,')
      .and.to.match(/en retard\s+depuis le 20\s+novembre 2026/);
    expect(written('onHoldShelf', 'en').parts[1]).to.deep.equal({
      kind: 'paragraph',
      runs: [
        {
          text: 'The item you asked for has arrived from another library. We will keep it for you until Friday, December 4, 2026.',
        },
      ],
    });
  });

  it('end with who signs, the address, and why the reader gets it', () => {
    const { signature, footer } = written('onHoldShelf', 'fr');
    expect(signature).to.deep.equal(['L’équipe du prêt entre bibliothèques', 'Woodroffe Library', 'Algonquin College']);
    expect(footer[0]).to.contain('1385 Woodroffe Avenue, Ottawa ON  K2G 1V8 · ill@algonquin.example');
    expect(footer[1]).to.match(/^Vous recevez ce message en raison de la demande OOALG0000219\./);
    expect(written('outgoingEmail', 'en').footer).to.have.length(1);
  });

  it('stay words, whatever a title says', () => {
    const title = 'C*++* <b>for</b> {{ patronId }} [x](javascript:alert(1)) # 1\n- Fee: 0';
    const content = written('onHoldShelf', 'en', { ...example, title });
    const kept = title.replace('\n', ' ');
    expect(content.subject).to.equal(`Ready for pickup: ${kept}`);
    expect(plainText(content).replaceAll(/\s+/g, ' ')).to.contain(kept);
    const page = html(content);
    expect(page).to.contain('C*++* &lt;b&gt;for&lt;/b&gt; {{ patronId }}').and.not.to.contain('<b>');
    expect(page.match(/<a /g)).to.equal(null);
  });

  it('link to nothing but web pages', () => {
    const linked = (url: string) =>
      written('documentDelivery', 'en', { ...example, url }).parts.some(({ kind }) => kind === 'link');
    expect(linked('https://copies.example/4kq8?a=1')).to.equal(true);
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'https://x.example/"onclick="x'])
      expect(linked(url), url).to.equal(false);
  });

  it('KC13: name the article of a copy, not the journal that it stands in, in subject and sentence', () => {
    const article = { ...example, titleOfComponent: 'Reading habits' };
    for (const code of ['documentDelivery', 'requestConfirmation', 'requestNotFilled', 'queryToPatron'] as const) {
      expect(written(code, 'en', article).subject, code).to.match(/: Reading habits$/);
      const { titleOfComponent: _, ...loan } = article;
      expect(written(code, 'fr', loan).subject, code).to.match(/\u00a0: Kiss of the Fur Queen$/);
    }
    expect(JSON.stringify(written('requestNotFilled', 'en', article).parts)).to.match(
      /can supply.{0,40}Reading habits/,
    );
  });

  it('quote each line of a query', () => {
    const quote = written('queryToPatron', 'en').parts.find(({ kind }) => kind === 'quote');
    expect(quote).to.have.nested.property('lines.length', 3);
  });

  it('E8: a template that is written to hold up the node is judged at once, and refused', () => {
    const began = process.cpuUsage();
    const spaces = ' '.repeat(9_990);
    for (const body of [`# H\n{{${spaces}`, `# H\n{{${spaces}x`, `# H\n${'{{ '.repeat(3_000)}`])
      expect(templateProblems({ subject: 'S', body }, ['title']).map(({ field }) => field)).to.include('body');
    const { user } = process.cpuUsage(began);
    expect(user / 1000, 'milliseconds of work').to.be.below(500);
  });

  it('E9: a name in braces stands in one line, between spaces alone; nothing else is ever run as a template', () => {
    for (const inside of [
      '\ntitle\n',
      '\ttitle',
      'title\u2028',
      'title.constructor',
      'title | append: "x"',
      '"a"',
      '(1..9)',
    ])
      expect(templateProblems({ subject: 'S', body: `# H\n\n{{${inside}}}` }, ['title']), inside).to.have.length(1);
    const kept = {
      subject: 'S',
      body: '# H\n\n{{\ntitle\n}}\n\n{% for x in title %}x{% endfor %}\n\nfor {{  title  }}',
    };
    const letter = writeLetter(letterRow('onHoldShelf'), kept, example, { language: 'en', timeZone: 'UTC', now });
    expect(plainText(letter))
      .to.match(/for Kiss of the Fur Queen/)
      .and.not.match(/[{}%]/);
  });

  it('a subject stays one line, and a letter ends somewhere however often it names a long title', () => {
    const facts = { ...example, title: 'Long '.repeat(800) };
    const body = `# H\n${'\n{{title}}'.repeat(1_000)}`;
    const template = { subject: 'Ready\r\nBcc: all@example.org\u2028{{ author }}', body };
    const letter = writeLetter(letterRow('onHoldShelf'), template, facts, { language: 'en', timeZone: 'UTC', now });
    expect(letter.subject).to.equal('Ready Bcc: all@example.org Highway, Tomson');
    expect(html(letter).length).to.be.below(200_000);
  });

  it('a template that names an unknown fact, a brace or no heading is refused with a sentence at its field', () => {
    const known: FactName[] = ['title'];
    const codes = (subject: string, body: string) =>
      templateProblems({ subject, body }, known).map(({ field, problem }) => [field, problem.code]);
    expect(codes('{{ title }}', '# Heading')).to.deep.equal([]);
    expect(codes('{{ titel }}', '# Heading')).to.deep.equal([['subject', 'refusedLetter.unknownFact']]);
    expect(codes('A', '# Heading\n{% if title %}')).to.deep.equal([['body', 'refusedLetter.brace']]);
    expect(codes('', 'text')).to.deep.equal([
      ['subject', 'refusedLetter.noSubject'],
      ['body', 'refusedLetter.noHeading'],
    ]);
  });

  it('KA47 “Assigned to you” names both people and leads to the request', () => {
    const facts: FrozenFacts = {
      assignee: 'Élise Roy',
      assignedBy: 'Marie',
      title: 'Kukum',
      externalId: 'OOALG0000219',
    };
    for (const language of languages) {
      const template = builtIn('generalAssignTo', language);
      if (!template) throw new Error('no words');
      const context = { language, timeZone: 'America/Toronto', now, requestPage: 'https://ill.example/borrowing/12' };
      const text = plainText(writeLetter(letterRow('generalAssignTo'), template, facts, context));
      expect(text).to.include('Élise Roy').and.include('Marie').and.include('https://ill.example/borrowing/12');
    }
  });

  it('KC25 a copy that may not be printed says so instead, and the lender’s note is in the letter', () => {
    const text = (printing: string) =>
      plainText(written('documentDelivery', 'en', { ...example, printing, lenderNote: 'Password: 4711' }));
    expect(text('You may print one copy.')).to.include('You may print one copy.').and.include('Password: 4711');
    expect(text('The lending library does not allow it to be printed or copied.')).to.not.include(
      'You may print one copy',
    );
    expect([forbidsCopying(['NoReproduction']), forbidsCopying(['LibraryUseOnly']), forbidsCopying()]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });
});

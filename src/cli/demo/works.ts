/** Works that colleges have, as MARCXML. Titles, authors and years are real; numbers, copies and subjects are the demo’s. */

type Work = readonly [title: string, author: string, year: number, language: 'eng' | 'fre'];

const works: readonly Work[] = [
  ['Obasan', 'Kogawa, Joy', 1981, 'eng'],
  ['Medicine Walk', 'Wagamese, Richard', 2014, 'eng'],
  ['Indian Horse', 'Wagamese, Richard', 2012, 'eng'],
  ['Kiss of the Fur Queen', 'Highway, Tomson', 1998, 'eng'],
  ['Green Grass, Running Water', 'King, Thomas', 1993, 'eng'],
  ['The Inconvenient Indian', 'King, Thomas', 2012, 'eng'],
  ['Braiding Sweetgrass', 'Kimmerer, Robin Wall', 2013, 'eng'],
  ['Gathering Moss', 'Kimmerer, Robin Wall', 2003, 'eng'],
  ['Alias Grace', 'Atwood, Margaret', 1996, 'eng'],
  ['The Handmaid’s Tale', 'Atwood, Margaret', 1985, 'eng'],
  ['The Stone Angel', 'Laurence, Margaret', 1964, 'eng'],
  ['Fifth Business', 'Davies, Robertson', 1970, 'eng'],
  ['In the Skin of a Lion', 'Ondaatje, Michael', 1987, 'eng'],
  ['Brown Girl in the Ring', 'Hopkinson, Nalo', 1998, 'eng'],
  ['The Book of Negroes', 'Hill, Lawrence', 2007, 'eng'],
  ['Station Eleven', 'Mandel, Emily St. John', 2014, 'eng'],
  ['The Structure of Scientific Revolutions', 'Kuhn, Thomas S.', 1962, 'eng'],
  ['Silent Spring', 'Carson, Rachel', 1962, 'eng'],
  ['Pedagogy of the Oppressed', 'Freire, Paulo', 1970, 'eng'],
  ['The Design of Everyday Things', 'Norman, Donald A.', 1988, 'eng'],
  ['A Pattern Language', 'Alexander, Christopher', 1977, 'eng'],
  ['The Mythical Man-Month', 'Brooks, Frederick P.', 1975, 'eng'],
  ['Notes on Nursing', 'Nightingale, Florence', 1859, 'eng'],
  ['On the Origin of Species', 'Darwin, Charles', 1859, 'eng'],
  ['Nana', 'Zola, Émile', 1880, 'fre'],
  ['L’Étranger', 'Camus, Albert', 1942, 'fre'],
  ['Bonheur d’occasion', 'Roy, Gabrielle', 1945, 'fre'],
  ['La petite poule d’eau', 'Roy, Gabrielle', 1950, 'fre'],
  ['Le Survenant', 'Guèvremont, Germaine', 1945, 'fre'],
  ['Maria Chapdelaine', 'Hémon, Louis', 1914, 'fre'],
  ['Kamouraska', 'Hébert, Anne', 1970, 'fre'],
  ['Les Fous de Bassan', 'Hébert, Anne', 1982, 'fre'],
  ['L’avalée des avalés', 'Ducharme, Réjean', 1966, 'fre'],
  ['Pélagie-la-Charrette', 'Maillet, Antonine', 1979, 'fre'],
  ['Ru', 'Thúy, Kim', 2009, 'fre'],
  ['Les Belles-Sœurs', 'Tremblay, Michel', 1968, 'fre'],
];

/** A journal of which every college but the first has the volumes. */
export const journal = { title: 'Journal of Northern Libraries', issn: '2999-0017', since: 2008 };

/** What the college at this place of the network holds, a record each. */
export const worksHeldBy = (college: number): string[] => [
  ...works.flatMap((work, at) => ((at * 7 + college * 5) % 3 === 0 ? [] : [recordOf(work, at, college)])),
  ...(college === 0 ? [] : [journalRecord(college)]),
];

const journalRecord = (
  college: number,
): string => `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nas a2200000 a 4500</leader>
<controlfield tag="001">demojournal</controlfield><controlfield tag="008">270101c${journal.since}9999onc           000 0 eng  </controlfield>
${field('022', ['a', journal.issn])}${field('245', ['a', journal.title])}${field('264', ['c', String(journal.since)])}
${field('650', ['a', 'Demo'])}${field('952', ['a', 'RES_SHARE'], ['c', 'STACKS'], ['p', `3900${college}900001`], ['o', 'D JOU'])}</record>`;

function recordOf([title, author, year, language]: Work, at: number, college: number): string {
  const fixed = `270101s${year}    onc           000 0 ${language}  `;
  const barcode = `3900${college}${String(at).padStart(6, '0')}`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>
<controlfield tag="001">demo${at}</controlfield><controlfield tag="008">${fixed}</controlfield>
${field('020', ['a', isbnOf(at)])}${field('100', ['a', author])}${field('245', ['a', title])}
${field('264', ['c', String(year)])}${field('650', ['a', 'Demo'])}
${field('952', ['a', 'RES_SHARE'], ['c', 'STACKS'], ['p', barcode], ['o', callNumberOf(author, year)])}</record>`;
}

const field = (tag: string, ...parts: [code: string, value: string][]): string =>
  `<datafield tag="${tag}" ind1=" " ind2=" ">${parts
    .map(([code, value]) => `<subfield code="${code}">${escaped(value)}</subfield>`)
    .join('')}</datafield>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const callNumberOf = (author: string, year: number): string => `D ${author.slice(0, 3).toUpperCase()} ${year}`;

/** Of a range of our own choosing, with a right check digit. */
function isbnOf(at: number): string {
  const twelve = `9780999${String(at + 1).padStart(5, '0')}`;
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}

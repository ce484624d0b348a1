/** What colleges have beside books in two languages: scores, films, maps, recordings, journals, and books in others. */
import type { DemoWork } from './books.js';

const lines = `
The Cello Suites | Bach, Johann Sebastian | 1720 | eng | score | Cello, Scores
The Well-Tempered Clavier | Bach, Johann Sebastian | 1722 | eng | score | Piano, Scores
The Four Seasons | Vivaldi, Antonio | 1725 | eng | score | Violin, Scores
Messiah | Handel, George Frideric | 1741 | eng | score | Choirs, Scores
Symphony No. 5 | Beethoven, Ludwig van | 1808 | eng | score | Orchestra, Scores
Winterreise | Schubert, Franz | 1828 | ger | score | Songs, Scores
Gymnopédies | Satie, Erik | 1888 | fre | score | Piano, Partitions
Clair de lune | Debussy, Claude | 1905 | fre | score | Piano, Partitions
Carmen | Bizet, Georges | 1875 | fre | score | Opéra, Partitions
Boléro | Ravel, Maurice | 1928 | fre | score | Orchestre, Partitions
La traviata | Verdi, Giuseppe | 1853 | ita | score | Opera, Scores
Goldberg Variations | Gould, Glenn | 1955 | eng | music | Piano, Recordings
Night Train | Peterson, Oscar | 1962 | eng | music | Jazz, Recordings
Blue | Mitchell, Joni | 1971 | eng | music | Songs, Recordings
Songs of Leonard Cohen | Cohen, Leonard | 1967 | eng | music | Songs, Recordings
Harvest | Young, Neil | 1972 | eng | music | Songs, Recordings
Power in the Blood | Sainte-Marie, Buffy | 2015 | eng | music | Songs, Recordings
Animism | Tagaq, Tanya | 2014 | iku | music | Inuit, Music
Wolastoqiyik Lintuwakonawa | Dutcher, Jeremy | 2018 | eng | music | Indigenous peoples, Canada, Music
Jaune | Ferland, Jean-Pierre | 1970 | fre | music | Chansons, Enregistrements
L’heptade | Harmonium | 1976 | fre | music | Chansons, Enregistrements
Le grand cirque ordinaire | Charlebois, Robert | 1969 | fre | music | Chansons, Enregistrements
Cajuns de l’an 2000 | Richard, Zachary | 1996 | fre | music | Acadie, Chansons
Atanarjuat: The Fast Runner | Kunuk, Zacharias | 2001 | iku | video | Inuit, Films
Angry Inuk | Arnaquq-Baril, Alethea | 2016 | eng | video | Inuit, Documentaries
Kanehsatake: 270 Years of Resistance | Obomsawin, Alanis | 1993 | eng | video | Indigenous peoples, Canada, Documentaries
Incident at Restigouche | Obomsawin, Alanis | 1984 | eng | video | Indigenous peoples, Canada, Documentaries
Manufactured Landscapes | Baichwal, Jennifer | 2006 | eng | video | Environment, Documentaries
Stories We Tell | Polley, Sarah | 2012 | eng | video | Families, Documentaries
The Corporation | Achbar, Mark | 2003 | eng | video | Business, Documentaries
Neighbours | McLaren, Norman | 1952 | eng | video | Animation
The Sweet Hereafter | Egoyan, Atom | 1997 | eng | video | Films
Mon oncle Antoine | Jutra, Claude | 1971 | fre | video | Cinéma québécois
Les ordres | Brault, Michel | 1974 | fre | video | Cinéma québécois
Le déclin de l’empire américain | Arcand, Denys | 1986 | fre | video | Cinéma québécois
Pour la suite du monde | Perrault, Pierre | 1963 | fre | video | Documentaires
L’homme qui plantait des arbres | Back, Frédéric | 1987 | fre | video | Animation
Les bons débarras | Mankiewicz, Francis | 1980 | fre | video | Cinéma québécois
Geological Map of Ontario | Ontario Geological Survey | 1991 | eng | map | Geology, Ontario
Soils of the Ottawa Valley | Ontario Soil Survey | 1987 | eng | map | Soils, Ontario
Waterways of Northern Ontario | Demo Map House | 2009 | eng | map | Rivers, Ontario
Toronto: Streets and Transit | Demo Map House | 2019 | eng | map | Toronto, Maps
Treaties of Canada | Demo Map House | 2016 | eng | map | Indigenous peoples, Canada, Maps
Carte de la Nouvelle-France | Champlain, Samuel de | 1632 | fre | map | Nouvelle-France, Cartes
Carte écologique de l’Outaouais | Cartes Demo | 2004 | fre | map | Environnement, Cartes
Les communautés francophones de l’Ontario | Cartes Demo | 2018 | fre | map | Ontario, Cartes
Northern Nursing Review | Demo Periodicals | 1998 | eng | journal | Nursing, Periodicals
Trades and Technology Teaching | Demo Periodicals | 2003 | eng | journal | Education, Periodicals
Early Childhood in Practice | Demo Periodicals | 1989 | eng | journal | Education, Periodicals
Hospitality and Culinary Notes | Demo Periodicals | 2006 | eng | journal | Cooking, Periodicals
Great Lakes Ecology | Demo Periodicals | 1979 | eng | journal | Environment, Periodicals
Cahiers de l’enseignement collégial | Périodiques Demo | 1994 | fre | journal | Éducation, Périodiques
Soins et santé en milieu minoritaire | Périodiques Demo | 2001 | fre | journal | Soins infirmiers, Périodiques
Bulletin de l’agriculture du Nord | Périodiques Demo | 1985 | fre | journal | Agriculture, Périodiques
Revue d’histoire franco-ontarienne | Périodiques Demo | 1978 | fre | journal | Ontario, Histoire, Périodiques
Don Quijote de la Mancha | Cervantes Saavedra, Miguel de | 1605 | spa | book | Novela española
Cien años de soledad | García Márquez, Gabriel | 1967 | spa | book | Novela colombiana
La casa de los espíritus | Allende, Isabel | 1982 | spa | book | Novela chilena
Die Verwandlung | Kafka, Franz | 1915 | ger | book | Deutsche Erzählungen
Faust | Goethe, Johann Wolfgang von | 1808 | ger | book | Deutsche Dramen
La divina commedia | Dante Alighieri | 1321 | ita | book | Poesia italiana
Il nome della rosa | Eco, Umberto | 1980 | ita | book | Romanzo italiano
Sanaaq | Nappaaluk, Mitiarjuk | 1984 | iku | book | Inuit, Fiction
Poésies complètes | Nelligan, Émile | 1903 | fre | book | Poésie québécoise
Les anciens Canadiens | Aubert de Gaspé, Philippe | 1863 | fre | book | Roman québécois
La Scouine | Laberge, Albert | 1918 | fre | book | Roman québécois
Angéline de Montbrun | Conan, Laure | 1884 | fre | book | Roman québécois
Doña Perfecta | Pérez Galdós, Benito | 1876 | spa | book | Novela española
Introduction à la médecine expérimentale | Bernard, Claude | 1865 | fre | book | Médecine
Souvenirs entomologiques | Fabre, Jean-Henri | 1879 | fre | book | Insectes
Physiologie du goût | Brillat-Savarin, Jean Anthelme | 1825 | fre | book | Cuisine
De la démocratie en Amérique | Tocqueville, Alexis de | 1835 | fre | book | Politique
Vingt mille lieues sous les mers | Verne, Jules | 1870 | fre | book | Roman français
Le tour du monde en quatre-vingts jours | Verne, Jules | 1873 | fre | book | Roman français
`;

export type DemoFormat = 'book' | 'ebook' | 'score' | 'music' | 'sound' | 'video' | 'map' | 'journal';

/** A record of a catalogue: a work in one form and edition. */
export interface DemoRecord extends DemoWork {
  format: DemoFormat;
  edition?: string;
}

const otherWorks: readonly DemoRecord[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [title = '', author = '', year = '', language = '', format = '', subject = ''] = line.split(' | ');
    return { title, author, year: Number(year), language, format: format as DemoFormat, subject };
  });

/** Every so many of the works there is also read aloud, online, or in a later edition. */
const every = { sound: 9, ebook: 5, edition: 4 } as const;

/** What is held next to the printed works themselves: other forms and editions of them, then everything else. */
export const moreRecords = (works: readonly DemoWork[]): DemoRecord[] => [
  ...works.flatMap((work, at): DemoRecord[] => [
    ...(at % every.ebook === 2
      ? [{ ...work, format: 'ebook' as const, year: Math.max(work.year, 2008 + (at % 15)) }]
      : []),
    ...(at % every.edition === 1 && work.year < 1995
      ? [{ ...work, format: 'book' as const, year: 1999 + (at % 22), edition: laterEdition(work, at) }]
      : []),
    ...(at % every.sound === 4
      ? [{ ...work, format: 'sound' as const, year: Math.max(work.year, 2001 + (at % 20)) }]
      : []),
  ]),
  ...otherWorks,
];

const laterEdition = ({ language }: DemoWork, at: number): string =>
  language === 'fre'
    ? `${2 + (at % 3)}e éd.`
    : at % 2 === 0
      ? 'Revised ed.'
      : (['2nd ed.', '3rd ed.', '4th ed.'][at % 3] ?? '');

/** Works that the colleges of the demo have. Titles, authors and years are real; numbers, copies and subjects are the demo’s. */

export interface DemoWork {
  title: string;
  author: string;
  year: number;
  /** Three letters, as records have it. */
  language: string;
  subject: string;
}

const lines = `
Obasan | Kogawa, Joy | 1981 | eng | Japanese Canadians, Fiction
Medicine Walk | Wagamese, Richard | 2014 | eng | Indigenous peoples, Canada, Fiction
Indian Horse | Wagamese, Richard | 2012 | eng | Residential schools, Fiction
Kiss of the Fur Queen | Highway, Tomson | 1998 | eng | Residential schools, Fiction
Green Grass, Running Water | King, Thomas | 1993 | eng | Indigenous peoples, Canada, Fiction
The Inconvenient Indian | King, Thomas | 2012 | eng | Indigenous peoples, Canada, History
Braiding Sweetgrass | Kimmerer, Robin Wall | 2013 | eng | Plants, Indigenous knowledge
Gathering Moss | Kimmerer, Robin Wall | 2003 | eng | Plants, Indigenous knowledge
Alias Grace | Atwood, Margaret | 1996 | eng | Canadian fiction
The Handmaid’s Tale | Atwood, Margaret | 1985 | eng | Canadian fiction
The Stone Angel | Laurence, Margaret | 1964 | eng | Canadian fiction
Fifth Business | Davies, Robertson | 1970 | eng | Canadian fiction
In the Skin of a Lion | Ondaatje, Michael | 1987 | eng | Toronto, Fiction
Brown Girl in the Ring | Hopkinson, Nalo | 1998 | eng | Toronto, Fiction
The Book of Negroes | Hill, Lawrence | 2007 | eng | Canadian fiction
Station Eleven | Mandel, Emily St. John | 2014 | eng | Canadian fiction
The Structure of Scientific Revolutions | Kuhn, Thomas S. | 1962 | eng | Science, Philosophy
Silent Spring | Carson, Rachel | 1962 | eng | Environment, Pesticides
Pedagogy of the Oppressed | Freire, Paulo | 1970 | eng | Education, Philosophy
The Design of Everyday Things | Norman, Donald A. | 1988 | eng | Design
A Pattern Language | Alexander, Christopher | 1977 | eng | Architecture
The Mythical Man-Month | Brooks, Frederick P. | 1975 | eng | Software engineering
Notes on Nursing | Nightingale, Florence | 1859 | eng | Nursing
On the Origin of Species | Darwin, Charles | 1859 | eng | Evolution (Biology)
Nana | Zola, Émile | 1880 | fre | Roman français
L’Étranger | Camus, Albert | 1942 | fre | Roman français
Bonheur d’occasion | Roy, Gabrielle | 1945 | fre | Roman québécois
La petite poule d’eau | Roy, Gabrielle | 1950 | fre | Roman québécois
Le Survenant | Guèvremont, Germaine | 1945 | fre | Roman québécois
Maria Chapdelaine | Hémon, Louis | 1914 | fre | Roman québécois
Kamouraska | Hébert, Anne | 1970 | fre | Roman québécois
Les Fous de Bassan | Hébert, Anne | 1982 | fre | Roman québécois
L’avalée des avalés | Ducharme, Réjean | 1966 | fre | Roman québécois
Pélagie-la-Charrette | Maillet, Antonine | 1979 | fre | Acadie, Roman
Ru | Thúy, Kim | 2009 | fre | Roman québécois
Les Belles-Sœurs | Tremblay, Michel | 1968 | fre | Théâtre québécois
The Diviners | Laurence, Margaret | 1974 | eng | Canadian fiction
A Bird in the House | Laurence, Margaret | 1970 | eng | Canadian fiction
Cat’s Eye | Atwood, Margaret | 1988 | eng | Toronto, Fiction
Surfacing | Atwood, Margaret | 1972 | eng | Canadian fiction
Oryx and Crake | Atwood, Margaret | 2003 | eng | Canadian fiction
Life of Pi | Martel, Yann | 2001 | eng | Canadian fiction
The English Patient | Ondaatje, Michael | 1992 | eng | Canadian fiction
Anil’s Ghost | Ondaatje, Michael | 2000 | eng | Canadian fiction
A Fine Balance | Mistry, Rohinton | 1995 | eng | India, Fiction
Family Matters | Mistry, Rohinton | 2002 | eng | India, Fiction
Lives of Girls and Women | Munro, Alice | 1971 | eng | Canadian fiction
Runaway | Munro, Alice | 2004 | eng | Short stories
Dear Life | Munro, Alice | 2012 | eng | Short stories
The Stone Diaries | Shields, Carol | 1993 | eng | Canadian fiction
Unless | Shields, Carol | 2002 | eng | Canadian fiction
Anne of Green Gables | Montgomery, L. M. | 1908 | eng | Prince Edward Island, Fiction
Emily of New Moon | Montgomery, L. M. | 1923 | eng | Prince Edward Island, Fiction
Who Has Seen the Wind | Mitchell, W. O. | 1947 | eng | Prairies, Fiction
The Wars | Findley, Timothy | 1977 | eng | World War, Fiction
Not Wanted on the Voyage | Findley, Timothy | 1984 | eng | Canadian fiction
Barney’s Version | Richler, Mordecai | 1997 | eng | Montréal, Fiction
The Apprenticeship of Duddy Kravitz | Richler, Mordecai | 1959 | eng | Montréal, Fiction
Two Solitudes | MacLennan, Hugh | 1945 | eng | Montréal, Fiction
Beautiful Losers | Cohen, Leonard | 1966 | eng | Canadian fiction
Neuromancer | Gibson, William | 1984 | eng | Science fiction
Monkey Beach | Robinson, Eden | 2000 | eng | Indigenous peoples, Canada, Fiction
Son of a Trickster | Robinson, Eden | 2017 | eng | Indigenous peoples, Canada, Fiction
Three Day Road | Boyden, Joseph | 2005 | eng | World War, Fiction
The Marrow Thieves | Dimaline, Cherie | 2017 | eng | Indigenous peoples, Canada, Fiction
Moon of the Crusted Snow | Rice, Waubgeshig | 2018 | eng | Indigenous peoples, Canada, Fiction
Five Little Indians | Good, Michelle | 2020 | eng | Residential schools, Fiction
Jonny Appleseed | Whitehead, Joshua | 2018 | eng | Indigenous peoples, Canada, Fiction
Halfbreed | Campbell, Maria | 1973 | eng | Métis, Biography
Seven Fallen Feathers | Talaga, Tanya | 2017 | eng | Indigenous peoples, Canada, Education
The Truth about Stories | King, Thomas | 2003 | eng | Indigenous peoples, Canada, Literature
Washington Black | Edugyan, Esi | 2018 | eng | Canadian fiction
Half-Blood Blues | Edugyan, Esi | 2011 | eng | Music, Fiction
Fifteen Dogs | Alexis, André | 2015 | eng | Toronto, Fiction
Brother | Chariandy, David | 2017 | eng | Toronto, Fiction
Scarborough | Hernandez, Catherine | 2017 | eng | Toronto, Fiction
All My Puny Sorrows | Toews, Miriam | 2014 | eng | Canadian fiction
A Complicated Kindness | Toews, Miriam | 2004 | eng | Prairies, Fiction
Women Talking | Toews, Miriam | 2018 | eng | Canadian fiction
The Orenda | Boyden, Joseph | 2013 | eng | Canada, History, Fiction
Never Cry Wolf | Mowat, Farley | 1963 | eng | Wolves
People of the Deer | Mowat, Farley | 1952 | eng | Inuit
Sunshine Sketches of a Little Town | Leacock, Stephen | 1912 | eng | Ontario, Fiction
Roughing It in the Bush | Moodie, Susanna | 1852 | eng | Ontario, History
The Death and Life of Great American Cities | Jacobs, Jane | 1961 | eng | Cities, Planning
The Gutenberg Galaxy | McLuhan, Marshall | 1962 | eng | Communication
Understanding Media | McLuhan, Marshall | 1964 | eng | Communication
Anatomy of Criticism | Frye, Northrop | 1957 | eng | Literature, Criticism
The Educated Imagination | Frye, Northrop | 1963 | eng | Literature, Criticism
Empire and Communications | Innis, Harold A. | 1950 | eng | Communication
The Fur Trade in Canada | Innis, Harold A. | 1930 | eng | Canada, Economic history
Lament for a Nation | Grant, George | 1965 | eng | Canada, Politics
The Vertical Mosaic | Porter, John | 1965 | eng | Canada, Society
No Logo | Klein, Naomi | 1999 | eng | Trade, Society
This Changes Everything | Klein, Naomi | 2014 | eng | Climate
The Sacred Balance | Suzuki, David | 1997 | eng | Environment
A Sand County Almanac | Leopold, Aldo | 1949 | eng | Environment
Walden | Thoreau, Henry David | 1854 | eng | Environment
The Double Helix | Watson, James D. | 1968 | eng | Genetics
The Selfish Gene | Dawkins, Richard | 1976 | eng | Evolution (Biology)
A Brief History of Time | Hawking, Stephen | 1988 | eng | Cosmology
Cosmos | Sagan, Carl | 1980 | eng | Astronomy
The Emperor of All Maladies | Mukherjee, Siddhartha | 2010 | eng | Cancer, History
The Immortal Life of Henrietta Lacks | Skloot, Rebecca | 2010 | eng | Medicine, Ethics
Being Mortal | Gawande, Atul | 2014 | eng | Medicine, Ageing
The Checklist Manifesto | Gawande, Atul | 2009 | eng | Medicine, Quality
The Man Who Mistook His Wife for a Hat | Sacks, Oliver | 1985 | eng | Neurology
Awakenings | Sacks, Oliver | 1973 | eng | Neurology
When Breath Becomes Air | Kalanithi, Paul | 2016 | eng | Medicine, Biography
Thinking, Fast and Slow | Kahneman, Daniel | 2011 | eng | Psychology
Flow | Csikszentmihalyi, Mihaly | 1990 | eng | Psychology
Man’s Search for Meaning | Frankl, Viktor E. | 1946 | eng | Psychology
The Interpretation of Dreams | Freud, Sigmund | 1899 | eng | Psychology
Experience and Education | Dewey, John | 1938 | eng | Education
Teaching to Transgress | hooks, bell | 1994 | eng | Education
The Second Sex | Beauvoir, Simone de | 1949 | eng | Feminism
A Room of One’s Own | Woolf, Virginia | 1929 | eng | Feminism
To the Lighthouse | Woolf, Virginia | 1927 | eng | English fiction
Pride and Prejudice | Austen, Jane | 1813 | eng | English fiction
Emma | Austen, Jane | 1815 | eng | English fiction
Jane Eyre | Brontë, Charlotte | 1847 | eng | English fiction
Wuthering Heights | Brontë, Emily | 1847 | eng | English fiction
Frankenstein | Shelley, Mary | 1818 | eng | English fiction
Great Expectations | Dickens, Charles | 1861 | eng | English fiction
Middlemarch | Eliot, George | 1871 | eng | English fiction
Dracula | Stoker, Bram | 1897 | eng | English fiction
Nineteen Eighty-Four | Orwell, George | 1949 | eng | English fiction
Animal Farm | Orwell, George | 1945 | eng | English fiction
Brave New World | Huxley, Aldous | 1932 | eng | Science fiction
The Left Hand of Darkness | Le Guin, Ursula K. | 1969 | eng | Science fiction
Kindred | Butler, Octavia E. | 1979 | eng | Science fiction
Beloved | Morrison, Toni | 1987 | eng | American fiction
The Bluest Eye | Morrison, Toni | 1970 | eng | American fiction
Things Fall Apart | Achebe, Chinua | 1958 | eng | Nigeria, Fiction
Half of a Yellow Sun | Adichie, Chimamanda Ngozi | 2006 | eng | Nigeria, Fiction
Midnight’s Children | Rushdie, Salman | 1981 | eng | India, Fiction
The God of Small Things | Roy, Arundhati | 1997 | eng | India, Fiction
The Elements of Style | Strunk, William | 1918 | eng | Writing
The Pragmatic Programmer | Hunt, Andrew | 1999 | eng | Software engineering
Code Complete | McConnell, Steve | 1993 | eng | Software engineering
Design Patterns | Gamma, Erich | 1994 | eng | Software engineering
Refactoring | Fowler, Martin | 1999 | eng | Software engineering
Structure and Interpretation of Computer Programs | Abelson, Harold | 1985 | eng | Computer science
The Art of Computer Programming | Knuth, Donald E. | 1968 | eng | Computer science
Artificial Intelligence | Russell, Stuart J. | 1995 | eng | Computer science
Ways of Seeing | Berger, John | 1972 | eng | Art
On Photography | Sontag, Susan | 1977 | eng | Photography
Towards a New Architecture | Le Corbusier | 1923 | eng | Architecture
Learning from Las Vegas | Venturi, Robert | 1972 | eng | Architecture
The Visual Display of Quantitative Information | Tufte, Edward R. | 1983 | eng | Design
Thinking with Type | Lupton, Ellen | 2004 | eng | Design
The Wealth of Nations | Smith, Adam | 1776 | eng | Economics
Capital in the Twenty-First Century | Piketty, Thomas | 2013 | eng | Economics
Doughnut Economics | Raworth, Kate | 2017 | eng | Economics
The Lean Startup | Ries, Eric | 2011 | eng | Business
Good to Great | Collins, Jim | 2001 | eng | Business
The Art of War | Sunzi | 1910 | eng | Strategy
Mastering the Art of French Cooking | Child, Julia | 1961 | eng | Cooking
Salt, Fat, Acid, Heat | Nosrat, Samin | 2017 | eng | Cooking
On Food and Cooking | McGee, Harold | 1984 | eng | Cooking
The Omnivore’s Dilemma | Pollan, Michael | 2006 | eng | Food
Madame Bovary | Flaubert, Gustave | 1857 | fre | Roman français
L’éducation sentimentale | Flaubert, Gustave | 1869 | fre | Roman français
Germinal | Zola, Émile | 1885 | fre | Roman français
L’assommoir | Zola, Émile | 1877 | fre | Roman français
Au Bonheur des Dames | Zola, Émile | 1883 | fre | Roman français
Les Misérables | Hugo, Victor | 1862 | fre | Roman français
Notre-Dame de Paris | Hugo, Victor | 1831 | fre | Roman français
Le Père Goriot | Balzac, Honoré de | 1835 | fre | Roman français
Le Rouge et le Noir | Stendhal | 1830 | fre | Roman français
Les Fleurs du mal | Baudelaire, Charles | 1857 | fre | Poésie française
Du côté de chez Swann | Proust, Marcel | 1913 | fre | Roman français
La Peste | Camus, Albert | 1947 | fre | Roman français
La Nausée | Sartre, Jean-Paul | 1938 | fre | Roman français
Le Petit Prince | Saint-Exupéry, Antoine de | 1943 | fre | Roman français
Vol de nuit | Saint-Exupéry, Antoine de | 1931 | fre | Roman français
Le deuxième sexe | Beauvoir, Simone de | 1949 | fre | Féminisme
L’Amant | Duras, Marguerite | 1984 | fre | Roman français
Les Années | Ernaux, Annie | 2008 | fre | Roman français
La Place | Ernaux, Annie | 1983 | fre | Roman français
Surveiller et punir | Foucault, Michel | 1975 | fre | Philosophie
La Distinction | Bourdieu, Pierre | 1979 | fre | Sociologie
Tristes tropiques | Lévi-Strauss, Claude | 1955 | fre | Anthropologie
Le capital au XXIe siècle | Piketty, Thomas | 2013 | fre | Économie
Rue Deschambault | Roy, Gabrielle | 1955 | fre | Roman québécois
Ces enfants de ma vie | Roy, Gabrielle | 1977 | fre | Roman québécois
Prochain épisode | Aquin, Hubert | 1965 | fre | Roman québécois
Une saison dans la vie d’Emmanuel | Blais, Marie-Claire | 1965 | fre | Roman québécois
Le Matou | Beauchemin, Yves | 1981 | fre | Roman québécois
Volkswagen blues | Poulin, Jacques | 1984 | fre | Roman québécois
La Sagouine | Maillet, Antonine | 1971 | fre | Acadie, Théâtre
Incendies | Mouawad, Wajdi | 2003 | fre | Théâtre québécois
Le torrent | Hébert, Anne | 1950 | fre | Nouvelles
Bousille et les justes | Gélinas, Gratien | 1960 | fre | Théâtre québécois
Zone | Dubé, Marcel | 1953 | fre | Théâtre québécois
Le libraire | Bessette, Gérard | 1960 | fre | Roman québécois
Agaguk | Thériault, Yves | 1958 | fre | Inuits, Roman
Le vieux qui lisait des romans d’amour | Sepúlveda, Luis | 1992 | fre | Roman
Kuessipan | Fontaine, Naomi | 2011 | fre | Peuples autochtones, Roman
Manikanetish | Fontaine, Naomi | 2017 | fre | Peuples autochtones, Roman
Je suis une maudite Sauvagesse | Kapesh, An Antane | 1976 | fre | Peuples autochtones, Récit
Nègres blancs d’Amérique | Vallières, Pierre | 1968 | fre | Québec, Politique
L’homme rapaillé | Miron, Gaston | 1970 | fre | Poésie québécoise
Regards et jeux dans l’espace | Saint-Denys Garneau, Hector de | 1937 | fre | Poésie québécoise
Menaud, maître-draveur | Savard, Félix-Antoine | 1937 | fre | Roman québécois
Un homme et son péché | Grignon, Claude-Henri | 1933 | fre | Roman québécois
Les Plouffe | Lemelin, Roger | 1948 | fre | Roman québécois
La vie devant soi | Gary, Romain | 1975 | fre | Roman français
L’écume des jours | Vian, Boris | 1947 | fre | Roman français
Candide | Voltaire | 1759 | fre | Roman français
Le Contrat social | Rousseau, Jean-Jacques | 1762 | fre | Philosophie
Tartuffe | Molière | 1664 | fre | Théâtre français
Le Cid | Corneille, Pierre | 1637 | fre | Théâtre français
Phèdre | Racine, Jean | 1677 | fre | Théâtre français
`;

export const works: readonly DemoWork[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [title = '', author = '', year = '', language = '', subject = ''] = line.split(' | ');
    return { title, author, year: Number(year), language, subject };
  });

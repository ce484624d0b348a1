import { expect } from 'chai';
import { citationIn } from '../../src/ui/create/citation.js';
import { pastedAs } from '../../src/ui/create/numbers.js';

describe('a reference that is pasted', () => {
  it('KA29: gives every part of an article, whose DOI is one of them', () => {
    expect(
      pastedAs(
        'Tremblay, J., & Roy, M. (2019). Reading on the northern shore: A study. Canadian Journal of Libraries, 12(3), 45–67. https://doi.org/10.1016/j.heares.2004.05.003',
      ),
    ).to.deep.equal({
      authorOfComponent: 'Tremblay, J., & Roy, M.',
      titleOfComponent: 'Reading on the northern shore: A study',
      title: 'Canadian Journal of Libraries',
      publicationDate: '2019',
      volume: '12',
      issue: '3',
      pagesRequested: '45–67',
      doi: '10.1016/j.heares.2004.05.003',
    });
  });

  it('KA29: of a medical journal', () => {
    expect(citationIn('Smith J, Doe A. Hearing in cold water. Hear Res. 2004;193(1-2):45-67.')).to.deep.equal({
      authorOfComponent: 'Smith J, Doe A',
      titleOfComponent: 'Hearing in cold water',
      title: 'Hear Res',
      publicationDate: '2004',
      volume: '193',
      issue: '1-2',
      pagesRequested: '45-67',
    });
  });

  it('KA29: with the title of the article in quotation marks', () => {
    expect(
      citationIn('Highway, Tomson. “On Laughter.” Canadian Literature, vol. 12, no. 3, Spring 2018, pp. 5-9.'),
    ).to.deep.equal({
      authorOfComponent: 'Highway, Tomson',
      titleOfComponent: 'On Laughter',
      title: 'Canadian Literature',
      volume: '12',
      issue: '3',
      publicationDate: '2018',
      pagesRequested: '5-9',
    });
  });

  it('KA29: of a chapter', () => {
    expect(
      citationIn('Roy, M. (2015). Small libraries. In A. Wong (Ed.), Sharing in Ontario (pp. 11–30). College Press.'),
    ).to.deep.equal({
      authorOfComponent: 'Roy, M.',
      titleOfComponent: 'Small libraries',
      title: 'Sharing in Ontario',
      pagesRequested: '11–30',
      publicationDate: '2015',
      publisher: 'College Press',
    });
  });

  it('KA29: of a book', () => {
    expect(citationIn('Highway, T. (1998). Kiss of the Fur Queen (2nd ed.). Doubleday Canada.')).to.deep.equal({
      author: 'Highway, T.',
      title: 'Kiss of the Fur Queen',
      edition: '2nd ed.',
      publisher: 'Doubleday Canada',
      publicationDate: '1998',
    });
  });

  it('KA29: says nothing of what it cannot take apart', () => {
    expect(citationIn('The Shape of Water')).to.deep.equal({});
    expect(citationIn('something about whales, 3rd floor')).to.deep.equal({});
  });
});

import { expect } from 'chai';
import { noteToPartner, practiceMark } from '../../src/domain/partner/note-to-partner.js';

describe('what Interlend itself writes to partners', () => {
  it('is in both languages, a line each', () => {
    expect(noteToPartner('pleaseAnswer', { day: '2027-01-15' })).to.equal(
      'Please answer our conditions by 2027-01-15.\nPrière de répondre à nos conditions d’ici le 2027-01-15.',
    );
    expect(noteToPartner('isOnItsWayBack')).to.equal(
      'The request went to another library in the meantime. Your item is on its way back.\n' +
        'La demande est allée entre-temps à une autre bibliothèque. Votre document vous est retourné.',
    );
  });

  it('has plain spaces, also where French print has a no-break space', () => {
    const days = { span: 'days', from: '2026-12-24', until: '2027-01-02', reopens: '2027-01-03' };
    expect(noteToPartner('changed', days)).to.include('a changé : elle est fermée du 2026-12-24 au 2027-01-02.');
  });

  it('says of a practice request that nobody is to walk to the shelf for it', () => {
    expect(practiceMark('practiceDoNotSend')).to.equal(
      'PRACTICE / EXERCICE: do not fetch, do not send / ne pas chercher, ne pas envoyer.',
    );
  });
});

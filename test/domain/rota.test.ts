import { expect } from 'chai';
import { attemptIdOf, externalIdFrom, externalIdOf, nextToAsk } from '../../src/domain/rota/rota.js';

describe('the External ID', () => {
  it('is the institution code and seven digits', () => {
    expect(externalIdOf('OCAL', 42)).to.equal('OCAL0000042');
  });

  it('gets a number for each further partner', () => {
    expect(attemptIdOf('OCAL0000042', 1)).to.equal('OCAL0000042');
    expect(attemptIdOf('OCAL0000042', 2)).to.equal('OCAL0000042-2');
  });

  it('is found in whatever form is scanned', () => {
    for (const scanned of ['OCAL0000042', 'OCAL0000042-2', '1//OCAL0000042', ' 12//OCAL0000042-3\n'])
      expect(externalIdFrom(scanned)).to.equal('OCAL0000042');
  });

  it('keeps a hyphen that belongs to the institution', () => {
    expect(externalIdFrom('CA-ONAL0000042')).to.equal('CA-ONAL0000042');
    expect(externalIdFrom('CA-ONAL0000042-2')).to.equal('CA-ONAL0000042');
  });
});

describe('the next partner', () => {
  const line = (position: number, partner: string, state: 'listed' | 'asked' | 'passed') => ({
    position,
    partner,
    state,
  });

  it('is the first listed one in order', () => {
    const rota = [line(3, 'boreal', 'listed'), line(1, 'lacite', 'passed'), line(2, 'humber', 'listed')];
    expect(nextToAsk(rota)?.partner).to.equal('humber');
  });

  it('is never one that already said no', () => {
    const rota = [line(1, 'lacite', 'passed'), line(2, 'lacite', 'listed'), line(3, 'boreal', 'listed')];
    expect(nextToAsk(rota)?.partner).to.equal('boreal');
  });

  it('is nobody when all were asked', () => {
    expect(nextToAsk([line(1, 'lacite', 'asked')])).to.equal(undefined);
  });
});

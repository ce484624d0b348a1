import { expect } from 'chai';
import { isOneEdit } from '../../src/domain/request/one-edit.js';

describe('one misspelling', () => {
  for (const [typed, meant] of [
    ['algoritms', 'algorithms'],
    ['algorithmms', 'algorithms'],
    ['algorythms', 'algorithms'],
    ['aglorithms', 'algorithms'],
    ['tremblai', 'tremblay'],
  ] as const)
    it(`FA13: makes “${meant}” of “${typed}”`, () => expect(isOneEdit(typed, meant)).to.equal(true));

  for (const [typed, other] of [
    ['algorithms', 'algorithms'],
    ['algoritm', 'algorithms'],
    ['agloritms', 'algorithms'],
    ['kiss', 'kings'],
  ] as const)
    it(`FA13: is not what “${typed}” is of “${other}”`, () => expect(isOneEdit(typed, other)).to.equal(false));
});

import { createAccessStore } from '../../src/storage/access/index.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { keepsTheAccessContract } from './access-contract.js';

describe('accounts, sessions and keys in the database', () => {
  let library: LibraryUnderTest;
  after(() => library?.close());

  keepsTheAccessContract(async () => {
    library = await openLibrary();
    const store = createAccessStore(library.hand.node.database);
    return {
      store,
      addUser: async (code, email, passwordHash) => {
        await library.hand.desk('POST', '/users', { code, name: code, email, roles: [] });
        await store.setPassword(code, passwordHash, new Date());
      },
    };
  });
});

/** Which way imports point: down only, and neighbours do not know each other. One sentence a rule. */

const adapters = 'adapters/[^/]+|http|jobs|patron|post|delivery|storage';
const joiners = '^src/(cli/|main\\.ts$|compose(\\.ts$|/))';
const pureCore = '^(node:)?(buffer|crypto|fs|fs/promises|path|string_decoder|url|util|zlib)$';
/** Says in which folder the files are that come with the program. */
const programFiles = '^src/program-files\\.ts$';
const marcLibraries = 'node_modules/saxes/';
const xmlLibraries = 'node_modules/(fast-xml-parser|libxml2-wasm|xmlbuilder2)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'words-import-nothing',
      comment: 'Every room may say something: the words import nothing of ours, and one library that fills them in.',
      severity: 'error',
      from: { path: '^src/words/' },
      to: { pathNot: ['^src/words/', 'node_modules/intl-messageformat/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain decides about loans from values: it imports nothing but itself and the words it is said in.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/(domain|words)/' },
    },
    {
      name: 'protocol-is-pure',
      comment: 'The protocol knows bytes and messages: XML libraries and Node for reading schemas, nothing of ours.',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { pathNot: ['^src/(protocol|words)/', programFiles, '^schemas/', pureCore, xmlLibraries] },
    },
    {
      name: 'translation-is-pure',
      comment: 'The translation turns messages into events and back: it imports protocol, domain and words only.',
      severity: 'error',
      from: { path: '^src/translation/' },
      to: { pathNot: '^src/(translation|protocol|domain|words)/' },
    },
    {
      name: 'catalogue-is-pure',
      comment:
        'The catalogue room reads and writes what library catalogues speak (MARC, CQL, SRU): bytes and values, no socket, no table.',
      severity: 'error',
      from: { path: '^src/catalogue/' },
      to: { pathNot: ['^src/(catalogue|domain|words)/', pureCore, marcLibraries] },
    },
    {
      name: 'library-system-is-pure',
      comment:
        'The library system writes and reads the messages of NCIP and SIP2: bytes and values, no socket, no table.',
      severity: 'error',
      from: { path: '^src/library-system/' },
      to: {
        pathNot: ['^src/(library-system|domain|words)/', pureCore, 'node_modules/(fast-xml-parser|xmlbuilder2)/'],
      },
    },
    {
      name: 'letters-know-domain',
      comment: 'Letters are put into words from values: they import the domain, the words and one template language.',
      severity: 'error',
      from: { path: '^src/letters/' },
      to: { pathNot: ['^src/(letters|domain|words)/', programFiles, pureCore, 'node_modules/liquidjs/'] },
    },
    {
      name: 'contract-is-pure',
      comment:
        'The contract says what callers of the API send and are answered: shapes made of values from below the engine, and types of one library that never run.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: {
        pathNot: [
          '^src/(contract|translation|protocol|letters|catalogue|library-system|domain|settings|words)/',
          'node_modules/typebox/',
        ],
      },
    },
    {
      name: 'engine-knows-no-adapter',
      comment:
        'The engine reaches databases, queues and partners through its ports: nothing of ours above it, no driver.',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: {
        pathNot: [
          '^src/(engine|contract|translation|protocol|letters|catalogue|library-system|domain|settings|words)/',
          '^src/logging\\.ts$',
          '^(node:)?[a-z_/]+$',
        ],
      },
    },
    {
      name: 'adapters-do-not-meet',
      comment: 'An adapter serves the engine: adapters are joined in compose, they do not import each other.',
      severity: 'error',
      from: { path: `^src/(${adapters})/` },
      to: { path: `^src/(${adapters})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'only-compose-joins',
      comment: 'Only compose, main and the command line may import an adapter, and only they import each other.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: [joiners, `^src/(${adapters})/`] },
      to: { path: [`^src/(${adapters})/`, joiners] },
    },
    {
      name: 'only-compose-joins',
      comment: 'Only compose, main and the command line may import an adapter, and only they import each other.',
      severity: 'error',
      from: { path: `^src/(${adapters})/` },
      to: { path: joiners },
    },
    {
      name: 'ui-knows-only-domain',
      comment: 'The staff desk shows what the server knows: of ours it imports itself, the domain and the words.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^(src|migrations|test)/', pathNot: '^src/(ui|domain|words)/' },
    },
    {
      name: 'no-circles',
      comment:
        'Files that need each other are one story in two places: put it into one, or hand the need in as an argument. What the desk loads when it is looked at (screens) comes later than what asks for it.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'model-knows-no-verb',
      comment:
        'The records, views and ports of the engine are types that every verb may import; they import no verb, so that none leads to all.',
      severity: 'error',
      from: { path: '^src/engine/model/' },
      to: {
        pathNot: [
          '^src/(engine/model|contract|translation|protocol|letters|catalogue|library-system|domain|settings|words)/',
          '^(node:)?stream$',
        ],
      },
    },
    {
      name: 'no-circles-across-folders',
      comment:
        'Folders that need each other, be it for types, cannot be read one after the other: what both need goes into a file that needs neither.',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$' },
      to: { circular: true, pathNot: '^$1/[^/]+$', viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'src-knows-no-tests',
      comment: 'What is shipped imports neither tests nor the libraries that only tests have.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^test/|node_modules/(@types/)?(chai|fast-check|mocha|supertest|tsx)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      // What this checkout has: each other one would be looked for beside each file that is imported.
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};

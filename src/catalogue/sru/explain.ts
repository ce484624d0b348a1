/** What this server can be asked, made of the same rows that read the questions, so that it cannot lie. */
import { contextSets, indexRows } from '../cql/indexes.js';
import { said, xmlElement } from '../xml.js';
import { recordSchemas, recordsAtMost, recordsUsually } from './request.js';
import { explainUri } from './respond.js';

export interface ServerFacts {
  host: string;
  port: string;
  database: string;
  title: string;
}

export const explainRecord = ({ host, port, database, title }: ServerFacts): string =>
  xmlElement('explain', { xmlns: explainUri }, [
    xmlElement('serverInfo', { protocol: 'SRU', version: '2.0', transport: 'http', method: 'GET POST SOAP' }, [
      said('host', host),
      said('port', port),
      said('database', database),
    ]),
    xmlElement('databaseInfo', {}, [
      said('title', title, { lang: 'en', primary: 'true' }),
      said(
        'description',
        'The catalogue of this library, with the copies that it has and whether they are available.',
        {
          lang: 'en',
          primary: 'true',
        },
      ),
      said('description', 'Le catalogue de cette bibliothèque, avec ses exemplaires et leur disponibilité.', {
        lang: 'fr',
      }),
    ]),
    xmlElement('indexInfo', {}, [
      ...Object.entries(contextSets).map(([name, identifier]) => xmlElement('set', { name, identifier })),
      ...indexRows.map(({ names, title: { en, fr }, scan, sort }) =>
        xmlElement('index', { search: 'true', scan: scan ? 'true' : 'false', sort: sort ? 'true' : 'false' }, [
          said('title', en, { lang: 'en' }),
          said('title', fr, { lang: 'fr' }),
          ...names.map((name) => {
            const [first = '', rest] = name.split('.');
            return xmlElement('map', {}, [
              rest === undefined ? said('name', first) : said('name', rest, { set: first }),
            ]);
          }),
        ]),
      ),
    ]),
    xmlElement(
      'schemaInfo',
      {},
      Object.entries(recordSchemas).map(([name, { uri, title: label }]) =>
        xmlElement('schema', { identifier: uri, name, sort: 'false', retrieve: 'true' }, [said('title', label)]),
      ),
    ),
    xmlElement('configInfo', {}, [
      said('default', recordsUsually, { type: 'numberOfRecords' }),
      said('setting', recordsAtMost, { type: 'maximumRecords' }),
      ...['=', '==', '<>', '<', '<=', '>', '>=', 'any', 'all', 'adj', 'within'].map((each) =>
        said('supports', each, { type: 'relation' }),
      ),
      said('supports', '*', { type: 'maskingCharacter' }),
      said('supports', '^', { type: 'anchoring' }),
    ]),
  ]);

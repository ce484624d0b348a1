/** What this server can be asked, made from the same rows that read the questions, so that it is always right. */
import { message, say } from '../../words/index.js';
import { languages } from '../../words/languages.js';
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
      ...languages.map((lang) =>
        said('description', say(message('sru.about'), lang), {
          lang,
          primary: lang === languages[0] ? 'true' : undefined,
        }),
      ),
    ]),
    xmlElement('indexInfo', {}, [
      ...Object.entries(contextSets).map(([name, identifier]) => xmlElement('set', { name, identifier })),
      ...indexRows.map(({ names, title: index, scan, sort }) =>
        xmlElement('index', { search: 'true', scan: scan ? 'true' : 'false', sort: sort ? 'true' : 'false' }, [
          ...languages.map((lang) => said('title', say(index, lang), { lang })),
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

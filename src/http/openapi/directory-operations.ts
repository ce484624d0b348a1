import { items, made, type Operation, ok, paging } from './operation.js';
import { line, oneOf, page, ref } from './shape.js';

/** The addresses of the directory file. */
export const directoryOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/directory/sections', id: 'listDirectorySections', tag: 'directory' },
    permission: 'seePartners',
    summary: 'What a directory file may hold, and what of it our own file imposes.',
    answer: ok(items('DirectorySectionView')),
  },
  {
    ...{ method: 'put', path: '/directory/sections/{section}/imposed', id: 'imposeDirectorySection', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Say what our own file imposes of a section; the rest is proposed.',
    body: 'DirectoryImposing',
    answer: ok(ref('DirectorySectionView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'get', path: '/directory/file', id: 'readDirectoryFile', tag: 'directory' },
    permission: 'seePartners',
    summary: 'Our own directory file, for others to follow: with an ETag, and 304 when it is as the caller knows it.',
    query: { section: line(500, { description: 'Names of sections, separated by commas; all without it.' }) },
    headers: { 'If-None-Match': line(200) },
    answer: ok(ref('DirectoryFile')),
    problems: [422],
  },
  {
    ...{ method: 'post', path: '/directory/plan', id: 'planDirectory', tag: 'directory' },
    permission: 'keepPartners',
    summary:
      'Try a file: every record that differs, with three values a field, what would happen, and what cannot. Nothing is kept.',
    body: 'DirectoryOrder',
    answer: ok(ref('DirectoryPlan')),
    problems: [422],
  },
  {
    ...{ method: 'get', path: '/directory/imports', id: 'listDirectoryImports', tag: 'directory' },
    permission: 'seePartners',
    summary: 'The files taken in, newest first.',
    query: paging,
    answer: ok(page(ref('DirectoryImportLine'))),
  },
  {
    ...{ method: 'post', path: '/directory/imports', id: 'importDirectory', tag: 'directory' },
    permission: 'keepPartners',
    summary:
      'Take a file in. What staff changed stays unless it is chosen or imposed; unknown partners are proposed; removals, addresses, contacts and symbols are chosen one by one.',
    body: 'DirectoryOrder',
    answer: made(ref('DirectoryImported')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/directory/imports/{id}', id: 'readDirectoryImport', tag: 'directory' },
    permission: 'seePartners',
    summary: 'One import, with what became of each record.',
    answer: ok(ref('DirectoryImport')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/directory/imports/{id}/undo', id: 'undoDirectoryImport', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Take the last import back; what staff changed since stays.',
    answer: ok(ref('DirectoryImport')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/directory/proposals', id: 'listDirectoryProposals', tag: 'directory' },
    permission: 'seePartners',
    summary: 'Partners of a file that nobody here knows.',
    query: { which: { ...oneOf('open', 'all'), default: 'open' } },
    answer: ok(items('DirectoryProposal')),
  },
  {
    ...{ method: 'post', path: '/directory/proposals/{code}/accept', id: 'acceptProposal', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Add the partner, and what waited for it. The token it will call us with is shown this once.',
    answer: ok(ref('DirectoryProposalAccepted')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/directory/proposals/{code}/refuse', id: 'refuseProposal', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Leave the partner out; it is not proposed again, and stands in no rota of the file.',
    answer: ok(ref('DirectoryProposal')),
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/directory/subscription', id: 'readSubscription', tag: 'directory' },
    permission: 'seePartners',
    summary: 'The directory that this node follows, and how the last look went.',
    answer: ok(ref('DirectorySubscription')),
    problems: [404],
  },
  {
    ...{ method: 'put', path: '/directory/subscription', id: 'subscribe', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Follow the directory file at an address; the timetable looks for news.',
    body: 'DirectorySubscriptionOrder',
    answer: ok(ref('DirectorySubscription')),
    problems: [422],
  },
  {
    ...{ method: 'delete', path: '/directory/subscription', id: 'unsubscribe', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Follow it no more. What came from it stays.',
    answer: 'none',
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/directory/subscription/run', id: 'runSubscription', tag: 'directory' },
    permission: 'keepPartners',
    summary: 'Look for news now.',
    answer: ok(ref('DirectorySubscription')),
    problems: [409],
  },
];

import { deskTasks } from '../../../domain/fulfilment/desks.js';
import { items, made, type Operation, ok } from '../operation.js';
import { day, line, object, oneOf, ref } from '../shape.js';

const code = line(64, { minLength: 1 });

/** Libraries with desks, locations and closures. */
export const libraryOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/libraries', id: 'listLibraries', tag: 'libraries' },
    permission: 'seeConfiguration',
    summary: 'The libraries of this institution with desks and locations; resource sharing libraries first.',
    answer: ok(items('LibraryView')),
  },
  {
    ...{ method: 'post', path: '/libraries', id: 'addLibrary', tag: 'libraries' },
    permission: 'configure',
    summary: 'Add a library.',
    body: 'LibraryDraft',
    answer: made(ref('LibraryView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/libraries/{code}', id: 'readLibrary', tag: 'libraries' },
    permission: 'seeConfiguration',
    summary: 'One library.',
    answer: ok(ref('LibraryView')),
    problems: [404],
  },
  {
    ...{ method: 'patch', path: '/libraries/{code}', id: 'changeLibrary', tag: 'libraries' },
    permission: 'configure',
    summary: 'Change what is named; null removes.',
    body: 'LibraryChange',
    answer: ok(ref('LibraryView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}', id: 'removeLibrary', tag: 'libraries' },
    permission: 'configure',
    summary: 'Remove a library that nothing names, with its desks and locations.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/libraries/{library}/desks', id: 'addDesk', tag: 'libraries' },
    permission: 'configure',
    summary: 'Add a circulation desk.',
    body: 'DeskDraft',
    answer: made(ref('DeskView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'patch', path: '/libraries/{code}/desks/{desk}', id: 'changeDesk', tag: 'libraries' },
    permission: 'configure',
    summary: 'Change the name of a desk, or whether it has a hold shelf.',
    body: 'DeskChange',
    answer: ok(ref('DeskView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}/desks/{desk}', id: 'removeDesk', tag: 'libraries' },
    permission: 'configure',
    summary: 'Remove a desk at which nothing was lent.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/desks/{desk}/tasks/{task}', id: 'mayWorkAt', tag: 'libraries' },
    permission: 'seeConfiguration',
    summary: 'Whether a task may be done at a desk; a 409 says why not, and what to do.',
    params: { task: oneOf(...deskTasks) },
    answer: ok(ref('DeskOfTask')),
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/libraries/{library}/locations', id: 'addLocation', tag: 'libraries' },
    permission: 'configure',
    summary: 'Add a location.',
    body: 'LocationDraft',
    answer: made(ref('LocationView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'patch', path: '/libraries/{code}/locations/{location}', id: 'changeLocation', tag: 'libraries' },
    permission: 'configure',
    summary: 'Change the name or the kind of a location.',
    body: 'LocationChange',
    answer: ok(ref('LocationView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}/locations/{location}', id: 'removeLocation', tag: 'libraries' },
    permission: 'configure',
    summary: 'Remove a location that no item and no rule names.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/libraries/{code}/closures', id: 'listClosures', tag: 'libraries' },
    permission: 'seeConfiguration',
    summary: 'Holidays and closures, earliest first.',
    query: { from: { ...day, description: 'Only those that end on this day or later.' } },
    answer: ok(items('ClosureView')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/libraries/{code}/closures', id: 'closeLibrary', tag: 'libraries' },
    permission: 'closeLibraries',
    summary:
      'Close a library for a day or a period: business days, due dates and hold shelf skip it; partners whose requests wait are told.',
    body: 'ClosureDraft',
    answer: made(ref('ClosureView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'patch', path: '/libraries/{code}/closures/{id}', id: 'changeClosure', tag: 'libraries' },
    permission: 'closeLibraries',
    summary: 'Change a closure; of another period partners whose requests wait are told.',
    body: 'ClosureChange',
    answer: ok(ref('ClosureView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}/closures/{id}', id: 'removeClosure', tag: 'libraries' },
    permission: 'closeLibraries',
    summary: 'Remove a closure; partners who were told of it are told that it is off.',
    query: { tell: { ...oneOf('yes', 'no'), description: '`no`: nobody is told.' } },
    answer: ok(ref('ClosureTold')),
    problems: [404],
  },
];

/** Answers that exist only here. */
export const localAnswers = { DeskOfTask: object({ library: code }) };

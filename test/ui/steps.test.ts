import { expect } from 'chai';
import { stepsOf } from '../../src/ui/request/steps-of.js';

type Entries = Parameters<typeof stepsOf>[0];
type Messages = Parameters<typeof stepsOf>[1];

const entry = (event: string, at: string, toState?: string, actorKind = 'staff') =>
  ({
    id: event,
    event,
    at,
    actorKind,
    actor: 'Alain',
    label: event,
    ...(toState ? { toState } : {}),
  }) as Entries[number];
const message = (id: string, at: string, direction = 'out') => ({ id, at, direction }) as Messages[number];
const sentBy = (entries: Entries, messages: Messages) =>
  Object.fromEntries(stepsOf(entries, messages).map((step) => [step.entry.event, step.sent?.id]));

describe('the steps of a request and the messages they sent', () => {
  it('“Delivered” stands with Send, not with Created, when a request is sent in the breath in which it was made', () => {
    const at = '2026-11-27T19:51:00.010Z';
    const steps = [entry('create', at, 'created'), entry('ready', at, 'readyToSend'), entry('send', at, 'requestSent')];
    expect(sentBy(steps, [message('1', '2026-11-27T19:51:00.012Z')])).to.deep.equal({
      create: undefined,
      ready: undefined,
      send: '1',
    });
  });

  it('each message belongs to the step that is nearest in time, and none to what the partner did or what is long ago', () => {
    const steps = [
      entry('send', '2026-11-27T19:51:00.000Z', 'requestSent'),
      entry('supplier.loaned', '2026-11-27T19:51:00.030Z', 'shippedPhysically', 'partner'),
      entry('receive', '2026-11-27T19:51:00.040Z', 'receivedPhysically'),
      entry('note', '2026-11-27T19:52:00.000Z'),
    ];
    const messages = [
      ...[message('1', '2026-11-27T19:51:00.001Z'), message('2', '2026-11-27T19:51:00.031Z', 'in')],
      ...[message('3', '2026-11-27T19:51:00.039Z'), message('4', '2026-11-27T19:53:00.000Z')],
    ];
    expect(sentBy(steps, messages)).to.deep.equal({
      send: '1',
      'supplier.loaned': undefined,
      receive: '3',
      note: undefined,
    });
  });
});

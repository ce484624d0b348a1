import { setTimeout as pause } from 'node:timers/promises';
import { Option } from 'commander';
import { webhookEvents } from '../../domain/request/webhook-events.js';
import type { Thing } from '../client.js';
import { call, custom, group, removal } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import { type At, type Columns, factTable, manyLines, oneLine } from '../table.js';

type Webhook = Thing<'WebhookView'>;
const ofWebhook = { id: ['<webhook>', 'its number, as the list shows it'] } as const;

function someEvents(given: string): Webhook['events'] {
  if (given === 'all') return [...webhookEvents];
  return given.split(',').map((each) => {
    const found = webhookEvents.find((event) => event === each.trim());
    if (!found) throw new Misused(`There is no event ${each.trim()}.`, 'interlend webhook events shows them.');
    return found;
  });
}

const options = {
  personal: [
    ['--personal', 'also the id and the name of the patron; needs the permission to send them'],
    ['--no-personal', 'nothing of the patron'],
  ],
  '--on': 'events are sent to it',
  '--off': new Option('--off', 'nothing is sent to it').conflicts('on'),
} as const;
const isOn = ({ on, off }: { on?: boolean; off?: boolean }) => (on || off ? { enabled: !off } : {});

/** How long a test waits for the answer, and how often it looks, in milliseconds. */
const answersWithinMs = 15_000;
const askAgainMs = 500;
const isOnItsWay = ({ status }: Thing<'OutboundCallDetail'>): boolean => status === 'pending' || status === 'sending';

const columns: Columns<Webhook> = {
  '#': 'id',
  Name: 'name',
  Address: 'address',
  Events: ({ events }) => (events.length === webhookEvents.length ? 'all' : events.join(', ')),
  Patrons: ({ personal }) => (personal ? 'named' : undefined),
  State: stateOf,
  Waiting: 'waiting',
  Failed: 'failed',
};

function stateOf({ enabled, goneSince, resumesAt }: Webhook): string {
  if (goneSince) return 'off: it answered that it is gone';
  if (!enabled) return 'off';
  return resumesAt ? 'waits: too many calls failed' : 'on';
}

/** The signing key is shown this once. */
const savedLines = ({ webhook, secret }: Thing<'WebhookSaved'>, at: At): string[] => [
  ...factTable([
    ['Webhook', webhook.id],
    ['Name', webhook.name],
    ['Address', webhook.address],
    ['Events', webhook.events.join(', ')],
    ['Patrons', webhook.personal ? 'named' : 'not named'],
    ['State', stateOf(webhook)],
    ['Waiting', webhook.waiting],
    ['Failed', webhook.failed],
    ['Delivered in 30 days', webhook.delivered],
    ['Failing since', at(webhook.failingSince)],
    ['Tried again', at(webhook.resumesAt)],
    ['Signing key', secret],
  ]),
  ...(secret ? ['', 'The signing key is shown this once: write it into the other system now.'] : []),
];

/** Addresses of other systems that are notified of events. */
export const webhookCommands = group(
  'webhook',
  'Keeps the addresses of other systems that are notified of events.',
  [
    'webhook events',
    'webhook add "Library portal" https://portal.college.ca/interlend --events request.created,item.received',
    'webhook test 3',
  ],
  [
    call('listWebhookEvents', 'events', {
      says: 'Shows the events that a webhook can be notified of.',
      examples: ['webhook events'],
      columns: { Event: 'code', 'What happened': 'label' },
    }),
    call('listWebhooks', 'list', {
      says: 'Shows the webhooks with how their deliveries are.',
      examples: ['webhook list', 'webhook list --json'],
      empty: 'There is no webhook. interlend webhook add makes one.',
      columns,
    }),
    call('readWebhook', 'show', {
      says: 'Shows one webhook, without its signing key.',
      examples: ['webhook show 3'],
      args: ofWebhook,
      lines: (webhook, { at }) => savedLines({ webhook }, at),
    }),
    call('addWebhook', 'add', {
      says: 'Adds an address, and prints its signing key this once.',
      examples: [
        'webhook add "Library portal" https://portal.college.ca/interlend --events request.created,item.received',
        'webhook add "Archive" https://archive.college.ca/hook --events all --off',
      ],
      args: {
        name: ['<name>', 'what staff call it'],
        address: ['<address>', 'where events are sent, beginning with https://'],
      },
      options: {
        events: ['--events <events>', 'with commas between them, or all', someEvents],
        ...options,
      },
      fills: ({ events }, { own }) => {
        if (!events)
          throw new Misused('No event is chosen.', 'Name them with --events; interlend webhook events shows them.');
        return isOn(own);
      },
      lines: (saved, { at }) => savedLines(saved, at),
    }),
    call('changeWebhook', 'change', {
      says: 'Changes what is named of a webhook. An address at another server gets a signing key of its own, printed this once.',
      examples: ['webhook change 3 --events all', 'webhook change 3 --off'],
      changes: true,
      args: ofWebhook,
      options: {
        name: ['--name <name>', 'what staff call it'],
        address: ['--address <address>', 'where events are sent'],
        events: ['--events <events>', 'with commas between them, or all', someEvents],
        ...options,
      },
      fills: (_, { own }) => isOn(own),
      lines: (saved, { at }) => savedLines(saved, at),
    }),
    call('renewWebhookKey', 'key', {
      says: 'Makes a new signing key and prints it this once. For 24 hours the key before signs too.',
      examples: ['webhook key 3'],
      args: ofWebhook,
      lines: (saved, { at }) => savedLines(saved, at),
    }),
    custom('test', {
      says: 'Sends a test event, waits for the answer, and shows it.',
      examples: ['webhook test 3'],
      args: { '<webhook>': ofWebhook.id[1] },
      run: async ({ node, own: { webhook } }) => {
        const { testWebhook, readCall } = await node();
        let sent = await testWebhook({ id: webhook });
        const until = Date.now() + answersWithinMs;
        while (isOnItsWay(sent) && sent.answerStatus === undefined && !sent.problem && Date.now() < until) {
          await pause(askAgainMs);
          sent = await readCall({ id: sent.id });
        }
        return sent;
      },
      refuses: (sent) => {
        if (sent.status === 'delivered') return;
        if (isOnItsWay(sent) && !sent.problem && sent.answerStatus === undefined)
          throw new CallRefused('No answer has come yet.', `interlend webhook show ${sent.target} shows how it went.`);
        throw new CallRefused(
          `${oneLine(sent.targetName)} did not take the event: ${sent.problem ?? `status ${sent.answerStatus}`}`,
          'Check the address, and that the other system answers with a status from 200 to 299.',
        );
      },
      lines: ({ targetName, answerStatus, durationMs, received }) => [
        `${oneLine(targetName)} took the event: status ${answerStatus} after ${durationMs} ms.`,
        ...(received ? [manyLines(received)] : []),
      ],
    }),
    call('sendWebhookAgain', 'again', {
      says: 'Sends all deliveries that failed or wait once more, now.',
      examples: ['webhook again 3'],
      args: ofWebhook,
      lines: ({ count }) => [`${count} ${count === 1 ? 'delivery is' : 'deliveries are'} sent again.`],
    }),
    removal(
      'removeWebhook',
      'Removes a webhook with its deliveries: what waits is not sent.',
      'webhook remove 3',
      ofWebhook,
    ),
  ],
);

import type { Host } from './host.js';
import type { StaffOptions } from './staff-access.js';
import { answer, connect, staffCommand } from './staff-command.js';
import { facts } from './table.js';
import { when } from './when.js';

export const showNode = (host: Host) =>
  staffCommand('node', 'Shows how a running node is: what waits, what needs attention, what is connected.', [
    'node',
    'node --url https://ill.example.ca --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).node(), ({ name, symbols, snapshot, notices = [] }) =>
      facts([
        ['Library', name],
        ['Symbols', symbols.map(({ type, value }) => `${type}:${value}`).join(', ')],
        ['Database', snapshot.database],
        [
          'Doorbell',
          `${snapshot.doorbell.kind}, ${snapshot.doorbell.connected ? 'connected' : 'not connected'} since ${when(host, String(snapshot.doorbell.since))}`,
        ],
        ['Its last error', snapshot.doorbell.lastError],
        ['Waiting to go out', snapshot.outboxDepth],
        ['The oldest for', snapshot.outboxDepth > 0 ? `${Math.round(snapshot.outboxOldestSeconds)} s` : undefined],
        ['Held', snapshot.held],
        ['Waiting for their request', snapshot.waitingEarly],
        ['Needing attention', snapshot.attentionOpen],
        ['Partners not called now', snapshot.openChannels.join(', ')],
        ...notices.map(({ text }) => ['To look at', text] as const),
      ]),
    );
  });

import type { MessageDetail } from '../answers.js';
import type { Host } from '../host.js';
import { line, text } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts, table } from '../table.js';
import { when } from '../when.js';
import { messageName } from './name.js';

export const showMessage = (host: Host) =>
  staffCommand('show', 'Shows one message: every try to send it, the partner’s own words, the XML as it travelled.', [
    'message show out/12',
    'message show in/7 --xml > request.xml',
    'message show out/12 --confirmation',
  ])
    .argument('<message>', 'in/NUMBER or out/NUMBER, as interlend message list prints it')
    .option('--xml', 'print only the XML of the message')
    .option('--confirmation', 'print only the XML of its confirmation')
    .action(async (name: string, options: Options) => {
      const { direction, id } = messageName(name);
      const message = await (await connect(host, options)).message(direction, id);
      if (options.xml) host.out(asWritten(host, message.xml));
      else if (options.confirmation) host.out(asWritten(host, message.confirmationXml ?? ''));
      else answer(host, options, message, (found) => lines(host, found));
    });

type Options = StaffOptions & { xml?: boolean; confirmation?: boolean };

/** Byte for byte into a file or pipe; on a screen without what could steer it. */
const asWritten = (host: Host, xml: string): string => (host.terminal ? text(xml.replaceAll('\r\n', '\n')) : xml);

function lines(host: Host, message: MessageDetail): string[] {
  const { schemaVerdict, tolerances = [], attemptLog = [] } = message;
  return [
    ...facts([
      ['Message', `${message.direction}/${message.id}`],
      ['What', message.summary],
      ['Partner', message.partner],
      ['Request', message.requestId],
      ['When', when(host, message.at)],
      ['Status', message.status],
      ['Outcome', message.outcome],
      ['Settled', when(host, message.settledAt)],
      ['Next try', when(host, message.nextAttemptAt)],
      ['Came again', message.repeatCount ? `${message.repeatCount} times` : undefined],
      ['ISO 18626', message.isoVersion],
      ['Schema', schemaVerdict && (schemaVerdict.valid ? 'valid' : 'not valid')],
    ]),
    ...(schemaVerdict?.problems ?? []).map((problem) => line(`  ${problem}`)),
    ...tolerances.map((tolerance) => line(`  Read although: ${tolerance}`)),
    ...(attemptLog.length === 0 ? [] : ['', 'Tries:', ...tries(host, attemptLog)]),
    '',
    text(message.xml),
    ...(message.confirmationXml ? ['', 'Confirmation:', text(message.confirmationXml)] : []),
  ];
}

const tries = (host: Host, log: NonNullable<MessageDetail['attemptLog']>): string[] =>
  table(
    ['#', 'When', 'HTTP', 'Result', 'Reason', 'ms', 'Address', 'Process'],
    log.map((attempt) => [
      attempt.number,
      when(host, attempt.openedAt),
      attempt.httpStatus,
      attempt.class ?? 'not finished',
      attempt.reason ?? attempt.answerPrefix,
      attempt.durationMs,
      attempt.address,
      attempt.instance,
    ]),
  ).map((each) => `  ${each}`);

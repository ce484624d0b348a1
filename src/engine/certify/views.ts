import type { CertificationSummary, CertificationView } from '../../contract/certification-operations.js';
import { judgeTalk, type StepOutcome } from '../../domain/certify/judge.js';
import { type StepResult, stepTitle } from '../../domain/certify/steps.js';
import type { PartnerRecord } from '../model/records.js';
import { type CertificationMessage, type CertificationRecord, logOf } from './records.js';
import { settingsThatSuit } from './suits.js';

export function summaryView(record: CertificationRecord): CertificationSummary {
  return {
    id: record.key,
    partner: record.partnerCode,
    state: record.state,
    startedBy: record.startedBy,
    startedAt: record.startedAt.toISOString(),
    ...(record.finishedAt ? { finishedAt: record.finishedAt.toISOString() } : {}),
  };
}

export function certificationView(
  record: CertificationRecord,
  messages: readonly CertificationMessage[],
  partner: PartnerRecord,
  us: { name: string; symbol: string },
  now: Date,
): CertificationView {
  const { steps, next } = judgeTalk(logOf(messages), patienceWith(record, partner, record.finishedAt ?? now));
  const over = record.state !== 'running';
  const shown = over
    ? steps.map((each) => (each.result === 'waiting' ? { ...each, result: 'notTried' as const } : each))
    : steps;
  const count = (result: StepResult) => shown.filter((each) => each.result === result).length;
  return {
    ...summaryView(record),
    partnerName: partner.name,
    by: `${us.name}, ${us.symbol}`,
    waitSeconds: record.waitSeconds,
    steps: shown.map(titled),
    passed: count('pass'),
    failed: count('fail'),
    notSupported: count('notSupported'),
    ...(!over && next.kind === 'wait' ? { waitingFor: { step: next.for, until: next.until.toISOString() } } : {}),
    ...(over ? { suits: settingsThatSuit(messages, shown, partner) } : {}),
    messages: messages.map((each) => ({
      id: each.id,
      at: each.at.toISOString(),
      direction: each.direction,
      request: each.talk ?? '',
      said: each.event.replace(/^(send:|supplier\.)/, ''),
      ...(each.isoVersion ? { isoVersion: each.isoVersion } : {}),
      words: each.direction === 'in' ? each.words : (each.answer?.words ?? ''),
    })),
  };
}

export function patienceWith(record: CertificationRecord, partner: PartnerRecord, now: Date) {
  return {
    now,
    waitMs: record.waitSeconds * 1000,
    callMs: partner.callLimitSeconds * 2000 + 10_000,
    without: record.without,
  };
}

const titled = ({ step, result, words }: StepOutcome) => ({ step, title: stepTitle(step), result, words });

import { Button, Group } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconDownload,
  IconLoader,
  IconMinus,
  IconPrinter,
} from '@tabler/icons-react';
import { dialectLabel } from '../../domain/partner/dialects.js';
import { addressOf, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useSaved } from '../records/saved-form.js';
import type { Tone } from '../theme/tones.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './partner.module.css';
import { savingOf } from './save.js';

type Report = Thing<'CertificationView'>;
const looks: Record<Report['steps'][number]['result'], readonly [Tone, typeof IconMinus]> = {
  pass: ['here', IconCircleCheck],
  fail: ['stop', IconCircleX],
  notSupported: ['done', IconMinus],
  notTried: ['done', IconLoader],
  waiting: ['wait', IconClock],
};

const isoOf = ({ isoVersion }: Report['messages'][number]): string => (isoVersion ? ` (${isoVersion})` : '');

/** The steps as they finish, what is waited for, and at the end the settings that suit. */
export function CertificationReport({ partner, id }: { partner: Thing<'PartnerView'>; id: string }) {
  const { t, textOf, language } = useWords();
  const clock = useClock();
  const { data: report, error } = useRead('/partners/{code}/certifications/{id}', { path: { code: partner.code, id } });
  const save = useSaved(savingOf(partner));
  if (error) return <ProblemAlert error={error} />;
  if (!report) return <Loading rows={8} />;
  const done = report.steps.filter(({ result }) => result !== 'notTried' && result !== 'waiting').length;
  const { suits, waitingFor } = report;
  const over = report.state !== 'running';
  const waiting = waitingFor && report.steps.find(({ step }) => step === waitingFor.step);
  return (
    <>
      <section className={classes.tile} aria-label={t('partner.certify')}>
        <div className={classes.facts} role="status">
          <strong>
            {report.state === 'running'
              ? t('partner.certifyNow', { done, all: report.steps.length })
              : t('partner.certifyDone', { passed: report.passed, all: report.steps.length })}
          </strong>
          <span>{t('partner.certifyCounts', { failed: report.failed, notSupported: report.notSupported })}</span>
          {waiting && waitingFor ? (
            <span>
              {t('partner.waitsFor', {
                step: waiting.title,
                time: clock.time(waitingFor.until),
              })}
            </span>
          ) : null}
        </div>
        <p className={classes.small}>
          {`${report.partnerName} (${report.partner}) · ${report.by} · ${clock.moment(report.startedAt)} · ${report.id}`}
        </p>
        <ol className={classes.steps}>
          {report.steps.map(({ step, title, result, words }, index) => {
            const [tone, icon] = looks[result];
            return (
              <li key={step} data-step={step} data-result={result}>
                <span className={classes.number}>{index + 1}</span>
                <div>
                  <strong>{title}</strong>
                  <div className={classes.small}>{words}</div>
                </div>
                <span>
                  <ToneBadge tone={tone} icon={icon}>
                    {t(`partner.result_${result}`)}
                  </ToneBadge>
                </span>
              </li>
            );
          })}
        </ol>
      </section>
      {suits ? (
        <section className={classes.tile} aria-labelledby="suits">
          <h2 id="suits">{t('partner.suits')}</h2>
          <ul>
            <li>{t('frame.pair', { name: t('partner.dialect'), value: textOf(dialectLabel(suits.dialect)) })}</li>
            <li>{t('frame.pair', { name: t('partner.isoVersion'), value: suits.isoVersion })}</li>
            <li>{t('frame.pair', { name: t('partner.suitsSeconds'), value: `${suits.callLimitSeconds} s` })}</li>
            {suits.because.map((why) => (
              <li key={why} className={classes.small}>
                {why}
              </li>
            ))}
          </ul>
          <ProblemAlert error={save.error} />
          <Button
            className={classes.onScreen}
            loading={save.isPending}
            disabled={save.isSuccess}
            onClick={() => {
              const { dialect, isoVersion, strict, callLimitSeconds } = suits;
              save.mutate({ dialect, isoVersion, strict, callLimitSeconds });
            }}
          >
            {t(save.isSuccess ? 'partner.suitsTaken' : 'partner.suitsTake')}
          </Button>
        </section>
      ) : null}
      {over ? (
        <Group className={classes.onScreen} mb="md">
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('partner.certifyPrint')}
          </Button>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            href={addressOf('/partners/{code}/certifications/{id}/report', { code: partner.code, id }, { language })}
            download={`${partner.code}-${id}.txt`}
          >
            {t('partner.certifyText')}
          </Button>
        </Group>
      ) : null}
      {report.messages.length > 0 ? (
        <section className={classes.tile} aria-labelledby="said">
          <h2 id="said">{t('partner.said')}</h2>
          <ol>
            {report.messages.map((message) => (
              <li key={message.id}>
                {`${message.direction === 'out' ? '→' : '←'} ${clock.time(message.at)} ${message.said}${isoOf(message)} ${message.words}`}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

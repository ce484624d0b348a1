import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MyRequest } from '../../domain/patrons-side/views.js';
import { sizeInWords } from '../../words/say.js';
import { Refused } from '../api/refused.js';
import { call } from './api.js';
import { useDays } from './days.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** A copy that is here: the notice is read and accepted first, then the copy is read or saved until its last day. */
export function CopyToRead({ request, changed }: { request: MyRequest; changed(now: MyRequest): void }) {
  const { t, locale } = usePatronWords();
  const day = useDays();
  const { site } = useHere();
  const [isTicked, setTicked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { copy, number } = request;
  if (!copy) return null;
  const path = `/requests/${encodeURIComponent(number)}/copy`;
  const address = `/api/patron/v1${path}`;
  const accept = () => {
    setTicked(true);
    setProblem(undefined);
    call<MyRequest>('POST', `${path}/notice`, { accepted: true }).then(changed, (refused: unknown) => {
      setTicked(false);
      if (refused instanceof Refused) setProblem(refused.status === 0 ? t('awayDo') : refused.message);
    });
  };
  const { kind } = copy;
  return (
    <section className="my-card my-fields" aria-labelledby="copy">
      <h2 id="copy">{t('copyOf')}</h2>
      <div>
        <p>
          <strong>{copy.name}</strong>
        </p>
        <p>{t('copyFile', { kind, size: sizeInWords(copy.bytes, locale) })}</p>
        <p className="my-state" data-look="wait">
          {t('copyUntil', { day: day(copy.until) })}
        </p>
      </div>
      <div className="my-box">
        <h3>{t('copyNotice')}</h3>
        {copy.mayPrint ? null : (
          <p>
            <strong>{t('copyNoPrint')}</strong>
          </p>
        )}
        <p>{site.copyrightNotice}</p>
        <Checkbox
          label={t('copyrightTick')}
          checked={copy.accepted || isTicked}
          error={problem}
          onChange={() => copy.accepted || isTicked || accept()}
        />
        <p className="my-second">{t('copyNoticeKept')}</p>
      </div>
      {copy.accepted ? (
        <div className="my-buttons" role="status">
          {copy.isShown ? (
            <Button component="a" href={address} target="_blank" rel="noopener noreferrer">
              {t('readCopy')}
            </Button>
          ) : null}
          <Button
            component="a"
            variant={copy.isShown ? 'default' : 'filled'}
            href={`${address}?download=true`}
            download={copy.name}
          >
            {t('saveCopy', { kind })}
          </Button>
        </div>
      ) : null}
      <p>
        {t('copyMissing')} <Link to={`/requests/${encodeURIComponent(number)}?write=copy`}>{t('tellLibrary')}</Link>
      </p>
      <p className="my-second">{t('copyShared')}</p>
    </section>
  );
}

import { Button, FileButton, Group, Input } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { sizeInWords } from '../../words/say.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Refused } from '../api/refused.js';
import { upload } from '../api/upload.js';
import { useWords } from '../words/index.js';
import { useAnnouncer } from './announcer.js';
import classes from './file-field.module.css';

type Copy = Thing<'CopyView'>;
type Now = { at: 'empty' } | { at: 'going'; name: string; part: number } | { at: 'refused'; why: string };

/** A file for this request: it goes up as soon as it is chosen, and the order then names it by its id. */
export function FileField({ request, label, value, problem, isFirst, change }: FileFieldProps) {
  const { t, locale } = useWords();
  const { politely, atOnce } = useAnnouncer();
  const { data } = useRead('/requests/{id}/copies', { path: { id: request } });
  const [now, setNow] = useState<Now>({ at: 'empty' });
  const [sent, setSent] = useState<Copy>();
  const under = useRef<AbortController>(undefined);
  const own = useId();
  useEffect(() => () => under.current?.abort(), []);
  const known = sent?.id === value ? sent : data?.items.find(({ id }) => id === value);
  const send = async (file: File | null) => {
    if (!file) return;
    under.current?.abort();
    const mine = new AbortController();
    under.current = mine;
    change(undefined);
    setNow({ at: 'going', name: file.name, part: 0 });
    try {
      const copy = await upload<Copy>('/requests/{id}/copies', {
        path: { id: request },
        file,
        signal: mine.signal,
        progress: (part) => under.current === mine && setNow({ at: 'going', name: file.name, part }),
      });
      setSent(copy);
      setNow({ at: 'empty' });
      change(copy.id);
      politely(said(copy));
    } catch (refused) {
      const why =
        refused instanceof Refused ? (refused.status === 0 ? t('frame.offline') : refused.message) : String(refused);
      setNow({ at: 'refused', why });
      atOnce(why);
    }
  };
  const stop = () => {
    under.current?.abort();
    setNow({ at: 'empty' });
    politely(t('copies.stopped'));
  };
  const said = ({ name, kind, bytes }: Copy) => t('copies.ready', { name, kind, size: sizeInWords(bytes, locale) });
  const error = now.at === 'refused' ? now.why : problem;
  const how = data ? t('copies.how', { kinds: data.kinds, most: data.megabytes, days: data.days }) : undefined;
  return (
    <Input.Wrapper label={label} description={how} error={error} id={own} className={classes.field ?? ''}>
      {now.at === 'going' ? (
        <Group gap="sm" className={classes.row ?? ''}>
          <span>
            {now.part < 1
              ? t('copies.uploading', { name: now.name, percent: Math.floor(now.part * 100) })
              : t('copies.checking', { name: now.name })}
          </span>
          <progress value={now.part} max={1} aria-label={now.name} className={classes.bar} />
          <Button variant="default" size="compact-sm" onClick={stop}>
            {t('copies.stop')}
          </Button>
        </Group>
      ) : (
        <Group gap="sm" className={classes.row ?? ''}>
          {known ? <span data-file={known.id}>{said(known)}</span> : null}
          <FileButton
            onChange={(file) => void send(file)}
            accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
            inputProps={{ id: own }}
          >
            {(props) => (
              <Button {...props} variant="default" {...(isFirst ? { 'data-autofocus': true } : {})}>
                {known ? t('copies.other') : t('copies.choose')}
              </Button>
            )}
          </FileButton>
        </Group>
      )}
    </Input.Wrapper>
  );
}

interface FileFieldProps {
  /** The request that it is for. */
  request: string;
  label: string;
  /** Id of the file that was sent up. */
  value: string;
  problem: ReactNode;
  isFirst: boolean;
  change: (id: string | undefined) => void;
}

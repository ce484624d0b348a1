import { Alert, Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/index.js';
import { copyText } from './copy-text.js';
import { DialogFooter } from './dialog-footer.js';
import classes from './shown-once.module.css';

/** A line: what is entered elsewhere, and how. */
interface Shown {
  name: string;
  value: string;
  hint?: string | undefined;
  /** In the page, for whoever looks for it: `password`. */
  part?: string;
}

export interface ShownOnceProps {
  title: string;
  /** What cannot be shown again. Without one there is nothing to ask before the window closes. */
  secrets: readonly Shown[];
  /** What is entered next to it, and is no secret. */
  facts?: readonly Shown[];
  /** What to do when it is lost, or what it is for. */
  how: string;
  onClose(): void;
}

/**
 * What is shown this once: the key, everything that is entered with it, each to be copied by itself, all together or as a
 * file. Closing it before the key was copied asks once.
 */
export function ShownOnce({ title, secrets, facts = [], how, onClose }: ShownOnceProps) {
  const { t } = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(secrets.map(({ name }) => name)));
  const [isAsking, ask] = useState(false);
  const isSafe = left.size === 0;
  useEffect(() => {
    if (isSafe) return;
    const stay = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isSafe]);
  const close = () => (isSafe || isAsking ? onClose() : ask(true));
  const copied = (...names: string[]) => setLeft((now) => new Set([...now].filter((name) => !names.includes(name))));
  const allCopied = () => copied(...secrets.map(({ name }) => name));
  const text = [title, ...[...secrets, ...facts].map(({ name, value }) => t('frame.pair', { name, value }))].join('\n');
  const [only] = secrets.length === 1 ? secrets : [];
  const lines = only ? facts : [...secrets, ...facts];
  return (
    <Modal
      opened
      onClose={close}
      size={700}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      classNames={{ content: classes.content ?? '' }}
    >
      <div className={classes.body}>
        <Alert
          color={secrets.length > 0 ? 'orange' : 'blue'}
          variant="light"
          icon={secrets.length > 0 ? <IconAlertTriangle size={18} aria-hidden /> : null}
        >
          {secrets.length > 0 ? <b>{t('shownOnce.onlyNow', { count: secrets.length })}</b> : null} {how}
        </Alert>
        {only ? (
          <div className={classes.secret}>
            <span className={classes.name}>{only.name}</span>
            <div className={classes.box}>
              <Value of={only} isSecret />
              <Copy label={t('shownOnce.copyKey')} text={only.value} done={() => copied(only.name)}>
                {t('shownOnce.copyKey')}
              </Copy>
            </div>
            {only.hint ? <span className={classes.hint}>{only.hint}</span> : null}
          </div>
        ) : null}
        {lines.length > 0 ? (
          <dl className={classes.lines} aria-label={t('shownOnce.table')}>
            {lines.map((line) => (
              <div key={line.name} className={classes.line}>
                <dt className={classes.name}>{line.name}</dt>
                <dd>
                  <Value of={line} isSecret={secrets.includes(line)} />
                  {line.hint ? <span className={classes.hint}>{line.hint}</span> : null}
                </dd>
                <dd>
                  <Copy
                    label={t('shownOnce.copyThis', { name: line.name })}
                    text={line.value}
                    done={() => copied(line.name)}
                  >
                    {t('shownOnce.copy')}
                  </Copy>
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      <DialogFooter>
        {isAsking && !isSafe ? (
          <p className={classes.ask} role="alert">
            {t('shownOnce.ask')}
          </p>
        ) : null}
        <div className={classes.way}>
          <Button variant="default" onClick={close}>
            {t(isAsking && !isSafe ? 'shownOnce.closeAnyway' : 'shownOnce.close')}
          </Button>
          {secrets.length > 0 && !isAsking ? (
            <span className={classes.note} role="status">
              {t(isSafe ? 'shownOnce.isCopied' : 'shownOnce.notCopied')}
            </span>
          ) : null}
        </div>
        <div className={classes.way}>
          <Button
            variant="default"
            component="a"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download={`${t('shownOnce.file')}.txt`}
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={allCopied}
          >
            {t('shownOnce.download')}
          </Button>
          <Copy label={t('shownOnce.copyAll')} text={text} done={allCopied} isMain>
            {t('shownOnce.copyAll')}
          </Copy>
        </div>
      </DialogFooter>
    </Modal>
  );
}

function Value({ of: { value, part }, isSecret = false }: { of: Shown; isSecret?: boolean }) {
  return (
    <code className={classes.value} data-part={part} data-secret={isSecret || undefined}>
      {value}
    </code>
  );
}

interface CopyProps {
  label: string;
  text: string;
  done(): void;
  isMain?: boolean;
  children: ReactNode;
}

function Copy({ label, text, done, isMain = false, children }: CopyProps) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    if (!(await copyText(text))) return;
    setCopied(true);
    done();
  };
  return (
    <Button
      size={isMain ? 'sm' : 'compact-sm'}
      variant={isMain ? 'filled' : 'default'}
      leftSection={<IconCopy size={16} aria-hidden />}
      aria-label={isCopied ? undefined : label}
      onClick={() => void copy()}
    >
      {isCopied ? t('shownOnce.copied') : children}
    </Button>
  );
}

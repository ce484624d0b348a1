import { Alert, Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './print.module.css';

/** A printer jams: only a person knows what came out. */
export function CameOut({
  title,
  more,
  again,
  isBusy,
  yes,
  no,
}: {
  title: string;
  more?: string;
  /** Where the PDF is; without it the page itself is printed once more. */
  again: string | undefined;
  isBusy: boolean;
  yes(): void;
  no(): void;
}) {
  const { t } = useWords();
  const { may } = useSession();
  const open = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <Alert icon={<IconPrinter aria-hidden />} mb="md" title={title}>
      {more ? <p>{more}</p> : null}
      <div className={classes.bar}>
        <Button size="compact-sm" loading={isBusy} disabled={!may('workOnRequests')} onClick={yes}>
          {t('printing.yesPrinted')}
        </Button>
        {again ? (
          <Button {...open} component="a" href={again} target="_blank" rel="noreferrer">
            {t('printing.openPdf')}
          </Button>
        ) : (
          <Button {...open} onClick={() => print()}>
            {t('printing.printAgain')}
          </Button>
        )}
        <Button {...open} onClick={no}>
          {t('printing.notPrinted')}
        </Button>
      </div>
    </Alert>
  );
}

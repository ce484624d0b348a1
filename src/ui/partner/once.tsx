import { Button, CopyButton } from '@mantine/core';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

/** A secret that the node does not keep: to be copied now. */
export function Once({ secret }: { secret: string }) {
  const { t } = useWords();
  return (
    <section aria-label={t('partner.onceTitle')}>
      <h2>{t('partner.onceTitle')}</h2>
      <p>{t('partner.once')}</p>
      <div className={classes.once}>
        <code className="mono" data-secret>
          {secret}
        </code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" ml="auto" onClick={copy}>
              {t(copied ? 'partner.copied' : 'partner.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </section>
  );
}

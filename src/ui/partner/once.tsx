import { Button, CopyButton, Table } from '@mantine/core';
import { credentialParts, type PartOfCredential } from '../../domain/partner/credential-parts.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

interface OnceProps {
  parts: readonly PartOfCredential[];
  /** To whom it is given. */
  about?: string;
}

/** A credential whole, as it is set up elsewhere. Its secret is not kept here: to be copied now. */
export function Once({ parts, about }: OnceProps) {
  const { t } = useWords();
  const lines = parts.map(({ part, value }) => t('frame.pair', { name: t(`partner.part_${part}`), value }));
  const hasSecret = parts.some(({ part }) => credentialParts[part].secret);
  return (
    <section aria-label={t('partner.onceTitle')} className={classes.once}>
      <h2>{t(hasSecret ? 'partner.onceTitle' : 'partner.partsTitle')}</h2>
      <p>{about ?? t(hasSecret ? 'partner.once' : 'partner.partsHow')}</p>
      <Table verticalSpacing={4} withRowBorders={false}>
        <caption className="only-read-aloud">{t('partner.partsTable')}</caption>
        <Table.Tbody>
          {parts.map(({ part, value }) => (
            <Table.Tr key={part}>
              <Table.Th scope="row">{t(`partner.part_${part}`)}</Table.Th>
              <Table.Td>
                <code className="mono" data-part={part} data-secret={credentialParts[part].secret || undefined}>
                  {value}
                </code>
              </Table.Td>
              <Table.Td>
                <Copy text={value} label={t('partner.copyPart', { part: t(`partner.part_${part}`) })} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {parts.length > 1 ? <Copy text={lines.join('\n')} label={t('partner.copyAll')} isMain /> : null}
    </section>
  );
}

function Copy({ text, label, isMain = false }: { text: string; label: string; isMain?: boolean }) {
  const { t } = useWords();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant={isMain ? 'filled' : 'default'} aria-label={label} onClick={copy}>
          {copied ? t('partner.copied') : isMain ? label : t('partner.copy')}
        </Button>
      )}
    </CopyButton>
  );
}

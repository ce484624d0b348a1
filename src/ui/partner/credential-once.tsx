import { credentialParts, type PartOfCredential } from '../../domain/partner/credential-parts.js';
import { dialectLabel } from '../../domain/partner/dialects.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { ShownOnce } from '../parts/shown-once.js';
import { useWords } from '../words/index.js';

interface CredentialOnceProps {
  partner: Pick<Thing<'PartnerView'>, 'name' | 'symbols' | 'dialect'>;
  parts: readonly PartOfCredential[];
  onClose(): void;
}

/** A new credential whole, as the partner sets it up in its system. */
export function CredentialOnce({ partner, parts, onClose }: CredentialOnceProps) {
  const { t, textOf } = useWords();
  const { data: node } = useRead('/node');
  const lines = parts.map(({ part, value }) => ({ name: t(`partner.part_${part}`), value, part }));
  const isSecret = ({ part }: { part: PartOfCredential['part'] }) => credentialParts[part].secret;
  const secrets = lines.filter(isSecret);
  const symbols = (of: readonly { type: string; value: string }[] | undefined) =>
    (of ?? []).map(({ type, value }) => `${type}:${value}`).join(', ');
  const facts = [
    { name: t('shownOnce.ourSymbol'), value: symbols(node?.symbols) },
    { name: t('shownOnce.theirSymbol'), value: symbols(partner.symbols) },
    {
      name: t('shownOnce.messages'),
      value: t('shownOnce.messagesSay', { dialect: textOf(dialectLabel(partner.dialect)) }),
    },
  ];
  return (
    <ShownOnce
      title={t(secrets.length > 0 ? 'shownOnce.titleFor' : 'shownOnce.titleRegistered', { name: partner.name })}
      secrets={secrets.map((line) => (line.part === 'header' ? { ...line, hint: t('shownOnce.headerHow') } : line))}
      facts={[...lines.filter((line) => !isSecret(line)), ...facts.filter(({ value }) => value !== '')]}
      how={t(secrets.length > 0 ? 'shownOnce.onlyNowHow' : 'shownOnce.registeredHow')}
      onClose={onClose}
    />
  );
}

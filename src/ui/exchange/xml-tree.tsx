import { useMemo } from 'react';
import { useWords } from '../words/index.js';
import classes from './exchange.module.css';

/** The content of a message as a list of what it says, in the English words of the standard. Whatever it contains remains text. */
export function XmlTree({ xml }: { xml: string }) {
  const { t } = useWords();
  const root = useMemo(() => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return parsed.getElementsByTagName('parsererror').length > 0 ? undefined : parsed.documentElement;
  }, [xml]);
  if (!root) return <p>{t('exchange.notXml')}</p>;
  return (
    <ul className={classes.tree} lang="en">
      {[...root.children].map((child, index) => (
        <Branch key={index} element={child} />
      ))}
    </ul>
  );
}

function Branch({ element }: { element: Element }) {
  const children = [...element.children];
  return (
    <li>
      <span>{spelled(element.localName)}</span>{' '}
      {children.length === 0 ? <samp>{element.textContent ?? ''}</samp> : null}
      {children.length > 0 ? (
        <ul>
          {children.map((child, index) => (
            <Branch key={index} element={child} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** `requestingAgencyRequestId` → `requesting agency request id`. */
const spelled = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

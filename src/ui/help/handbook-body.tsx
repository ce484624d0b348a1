import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { addressOfLink } from './address-of-link.js';
import classes from './handbook.module.css';
import type { HandbookBlock, HandbookInline } from './handbook-text.js';

/** What a page of the handbook says. `page` is its name, from which its links lead on. */
export function HandbookBody({ blocks, page }: { blocks: readonly HandbookBlock[]; page: string }) {
  return blocks.map((block, at) => <OneBlock key={`${at} ${block.kind}`} block={block} page={page} />);
}

function OneBlock({ block, page }: { block: HandbookBlock; page: string }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.depth === 2 ? 'h2' : 'h3';
      return (
        <Heading id={block.id} tabIndex={-1} className={classes.heading}>
          <HandbookWords text={block.text} page={page} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <HandbookWords text={block.text} page={page} />
        </p>
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys, too
        <pre className={classes.code} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List className={block.isOrdered ? classes.steps : classes.points}>
          {block.items.map((item, at) => (
            <li key={at}>
              <HandbookBody blocks={item} page={page} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys, too
        <div className={classes.wide} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <HandbookWords text={cell} page={page} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <HandbookWords text={cell} page={page} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

/** Sentences, with their names in bold and their links. */
export function HandbookWords({ text, page }: { text: readonly HandbookInline[]; page: string }) {
  return text.map((each, at) => {
    const key = `${at}`;
    if (typeof each === 'string') return <Fragment key={key}>{each}</Fragment>;
    const inner = <HandbookWords text={each.text} page={page} />;
    if (each.kind === 'link') return <LinkTo key={key} to={addressOfLink(each.href, page)} text={inner} />;
    if (each.kind === 'strong') return <strong key={key}>{inner}</strong>;
    if (each.kind === 'em') return <em key={key}>{inner}</em>;
    return <code key={key}>{inner}</code>;
  });
}

/** Within the desk, or away from it. */
const LinkTo = ({ to, text }: { to: string; text: ReactNode }) =>
  to.startsWith('/') ? (
    <Link to={to}>{text}</Link>
  ) : (
    <a href={to} rel="noreferrer">
      {text}
    </a>
  );

import type { Thing } from '../api/client.js';
import { languageRow } from '../words/index.js';
import { LogoOfLetter } from './logo.js';
import classes from './worded.module.css';

type Content = Thing<'LetterContent'>;
type Runs = NonNullable<Content['parts'][number]['runs']>;

/** A letter in words, on paper and in the preview. */
export function Worded({ content }: { content: Content }) {
  const { colon } = languageRow(content.language);
  return (
    <div className={classes.letter} lang={content.language}>
      {content.logo ? <LogoOfLetter {...content.logo} /> : null}
      <p className={classes.sender}>{content.sender}</p>
      <h2>{content.heading}</h2>
      {content.parts.map((part, at) => (
        // The parts of a letter do not move: their position is their key.
        <PartOfLetter key={`${at} ${part.kind}`} part={part} colon={colon} />
      ))}
      <p className={classes.lines}>{content.signature.join('\n')}</p>
      <p className={classes.footer}>{content.footer.join('\n')}</p>
    </div>
  );
}

function PartOfLetter({ part, colon }: { part: Content['parts'][number]; colon: string }) {
  if (part.kind === 'facts')
    return (
      <dl>
        {part.rows?.map(({ label, runs }) => [
          <dt key={label}>{label}</dt>,
          <dd key={`${label} said`}>
            <InRuns runs={runs} />
          </dd>,
        ])}
      </dl>
    );
  if (part.kind === 'quote')
    return <blockquote className={classes.quote}>{part.lines?.map(plain).join('\n')}</blockquote>;
  if (part.kind === 'list')
    return (
      <ul>
        {part.items?.map((item) => (
          <li key={plain(item)}>
            <InRuns runs={item} />
          </li>
        ))}
      </ul>
    );
  if (part.kind === 'link')
    return (
      <p className={classes.link}>
        <span className={classes.button}>{part.label}</span>
        <span className={classes.url}>
          <span className={classes.onPaper}>
            {part.label}
            {colon}{' '}
          </span>
          {part.url}
        </span>
      </p>
    );
  return (
    <p>
      <InRuns runs={part.runs ?? []} />
    </p>
  );
}

const plain = (runs: Runs): string => runs.map(({ text }) => text).join('');

const InRuns = ({ runs }: { runs: Runs }) =>
  runs.map(({ text, bold, italic }, at) => {
    const key = `${at} ${text}`;
    return bold ? (
      <strong key={key}>{text}</strong>
    ) : italic ? (
      <em key={key}>{text}</em>
    ) : (
      <span key={key}>{text}</span>
    );
  });

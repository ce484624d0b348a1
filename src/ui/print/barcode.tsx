import { barsOf } from './code128.js';
import classes from './print.module.css';

/** A code as bars, with its signs below. */
export function Barcode({ text }: { text: string }) {
  const drawn = barsOf(text);
  if (!drawn) return <p className="mono">{text}</p>;
  const quiet = 10;
  return (
    <figure className={classes.barcode}>
      <svg
        viewBox={`0 0 ${drawn.modules + 2 * quiet} 40`}
        width={(drawn.modules + 2 * quiet) * 1.5}
        height={48}
        preserveAspectRatio="none"
        role="img"
        aria-label={text}
        shapeRendering="crispEdges"
      >
        {drawn.bars.map(({ at, width }) => (
          <rect key={at} x={at + quiet} y="0" width={width} height="40" fill="#000" />
        ))}
      </svg>
      <figcaption className="mono">{text}</figcaption>
    </figure>
  );
}

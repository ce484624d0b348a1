/** Pages of a document, in the order in which slips are laid on them. */
import { labelsOnSheet, type Paper } from '../../domain/letters/papers.js';
import type { WrittenSlip } from './content/index.js';
import { drawAll, flow, heightOf } from './layout/flow.js';
import { drawFull } from './layout/full.js';
import { drawHalf, unfolded } from './layout/half.js';
import { drawLabel, placeOfLabel } from './layout/label.js';
import { stripOf } from './layout/strip.js';
import { drawTable, type ReportSheet } from './layout/table.js';
import { type PageSize, pageSizes, receipt } from './papers.js';
import { createPen, millimetre } from './pen.js';

type SheetPaper = 'letter' | 'a4';

export interface SlipPress {
  half(paper: SheetPaper, slip: WrittenSlip): void;
  full(paper: SheetPaper, slip: WrittenSlip): void;
  /** A strip on a sheet: two are side by side and are cut out. */
  small(paper: SheetPaper, slip: WrittenSlip): void;
  strip(slip: WrittenSlip): void;
  label(slip: WrittenSlip): void;
  report(paper: Exclude<Paper, 'labels'>, report: ReportSheet): void;
}

export function createSlipPress(doc: PDFKit.PDFDocument, startLabel = 1): SlipPress {
  const pen = createPen(doc);
  const page = (width: number, height: number): void => {
    doc.addPage({ size: [width, height], margin: 0 });
  };
  const sheet = (paper: keyof typeof pageSizes): PageSize => {
    const size = pageSizes[paper];
    page(size.width, size.height);
    return size;
  };
  const columnOf = ({ width, edge }: PageSize) => ({ x: edge, width: width - 2 * edge });
  /** What still has room: the lower half, a column of strips, the next label. A slip of another kind begins a page. */
  let free: { of: string; at: number; size: PageSize } | undefined;
  const take = (of: string): { at: number; size: PageSize } | undefined => (free?.of === of ? free : undefined);

  return {
    half: (paper, slip) => {
      const of = `half ${paper}`;
      const room = take(of);
      const size = room?.size ?? sheet(paper);
      free = undefined;
      const half = size.height / 2;
      const inset = 7 * millimetre;
      const top = (room ? half : 0) + inset;
      if (drawHalf(pen, slip.content, columnOf(size), top, half - 2 * inset)) {
        if (room) return;
        pen.dashes({ x: 0, y: half }, { x: size.width, y: half });
        free = { of, at: half, size };
        return;
      }
      // Too long for its half: a sheet of its own.
      if (room) sheet(paper);
      flow(unfolded(slip.content, columnOf(size)), pen, size.edge, size.height - size.edge, () => {
        sheet(paper);
        return size.edge;
      });
    },
    full: (paper, slip) => {
      free = undefined;
      const size = sheet(paper);
      drawFull(pen, slip.content, size, () => void sheet(paper));
    },
    small: (paper, slip) => {
      const of = `small ${paper}`;
      const width = receipt.width - 2 * receipt.edge;
      const height = heightOf(stripOf(slip.content, { x: 0, width }), pen);
      let room = take(of);
      const fits = room && height <= room.size.height - 2 * room.size.edge;
      if (room && !fits) room = undefined;
      const size = room?.size ?? sheet(paper);
      const x = room?.at ?? size.edge;
      free = undefined;
      const next = x + width + 2 * receipt.edge;
      flow(stripOf(slip.content, { x, width }), pen, size.edge, size.height - size.edge, () => {
        sheet(paper);
        return size.edge;
      });
      if (next + width <= size.width - size.edge + 1) {
        pen.dashes({ x: x + width + receipt.edge, y: 0 }, { x: x + width + receipt.edge, y: size.height });
        free = { of, at: next, size };
      }
    },
    strip: (slip) => {
      free = undefined;
      const sections = stripOf(slip.content, { x: receipt.edge, width: receipt.width - 2 * receipt.edge });
      const top = 5 * millimetre;
      page(receipt.width, heightOf(sections, pen, top) + 9 * millimetre);
      drawAll(sections, pen, top);
    },
    label: (slip) => {
      const room = take('labels');
      const at = room?.at ?? startLabel;
      const size = room?.size ?? sheet('labels');
      drawLabel(pen, slip.content, placeOfLabel(at));
      // A sheet that was begun is one; those after it are whole.
      free = at < labelsOnSheet ? { of: 'labels', at: at + 1, size } : undefined;
      if (!free) startLabel = 1;
    },
    report: (paper, report) => {
      free = undefined;
      const sized = paper === 'receipt' ? 'letter' : paper;
      const size = sheet(sized);
      drawTable(pen, report, columnOf(size), size.edge, size.height - size.edge, () => {
        sheet(sized);
        return size.edge;
      });
    },
  };
}

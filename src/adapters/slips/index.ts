/**
 * Slips as one PDF: frozen facts in, bytes out. Nothing is read but the typefaces, and with the first slip what writes PDF and
 * draws barcodes: a fifth of what a node loads, which it can do without while it starts.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Paper } from '../../domain/letters/papers.js';
import type { DrawSlips, SlipPrint } from '../../engine/model/slips.js';
import { languages, localeOf } from '../../words/languages.js';
import { type WrittenSlip, writtenOf } from './content/index.js';
import { printedAt } from './content/parts.js';
import { saidBy } from './content/said.js';
import type { ReportSheet } from './layout/table.js';
import type { SlipPress } from './press.js';

export const drawSlips: DrawSlips = async (slips, print) => {
  const [{ default: PDFDocument }, { createSlipPress }] = await Promise.all([import('pdfkit'), import('./press.js')]);
  const written = writtenOf(slips, print);
  const [first] = written;
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    compress: true,
    lang: localeOf[first?.slip.language ?? languages[0]],
    displayTitle: true,
    info: {
      Title: first ? [first.content.heading, first.content.number].filter(Boolean).join(' ') : '',
      Producer: 'Interlend',
      Creator: 'Interlend',
      CreationDate: print.now,
    },
  });
  const bytes = collected(doc);
  const press = createSlipPress(doc, print.startLabel);
  for (const [at, slip] of written.entries()) {
    if (slip.form === 'row') {
      if (written[at - 1]?.form !== 'row') press.report(reportPaper(print.paper), reportFrom(written.slice(at), print));
      continue;
    }
    lay(press, slip, print);
    // A batch of a hundred takes a while: what else the process does goes on in between.
    await breathe();
  }
  doc.end();
  return bytes;
};

function lay(press: SlipPress, slip: WrittenSlip, print: SlipPrint): void {
  const paper = slip.form === 'small' && print.paper !== 'labels' ? print.smallPaper : print.paper;
  if (paper === 'labels') press.label(slip);
  else if (paper === 'receipt') press.strip(slip);
  else if (slip.form === 'half') press.half(paper, slip);
  else if (slip.form === 'small') press.small(paper, slip);
  else press.full(paper, slip);
}

const reportPaper = (paper: Paper): 'letter' | 'a4' => (paper === 'a4' ? 'a4' : 'letter');

/** The rows from here to the next slip of another kind. */
function reportFrom(written: readonly WrittenSlip[], print: SlipPrint): ReportSheet {
  const end = written.findIndex(({ form }) => form !== 'row');
  const rows = end < 0 ? written : written.slice(0, end);
  const said = saidBy(rows[0]?.slip.facts ?? {}, rows[0]?.slip.language ?? 'en');
  const { t } = said;
  const own = rows[0]?.content.own;
  return {
    heading: t('slip.report'),
    ...(own ? { own } : {}),
    at: printedAt(said, print),
    count: t('slip.reportCount', { count: rows.length }),
    columns: [t('slip.reportRequest'), t('slip.reportTitle'), t('slip.reportShelf'), t('slip.reportFor')],
    rows: rows.map(({ content }) => content),
  };
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

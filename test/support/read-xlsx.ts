/** Reads a spreadsheet back, by none of the code that wrote it: the zip, and the cells of its first sheet. */
import { inflateRawSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';

export interface ReadCell {
  value: string | number;
  /** `inlineStr` or `s`: text; `n`: a number; what a formula says is under `formula`. */
  kind: string;
  formula?: string;
}

function unzip(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
    ];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(from, from + size);
    parts.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
const many = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
// biome-ignore lint/suspicious/noExplicitAny: XML of a spreadsheet
type Node = any;
const textOf = (node: Node): string =>
  typeof node === 'object' && node !== null
    ? node.r
      ? many(node.r)
          .map((run: Node) => textOf(run.t))
          .join('')
      : textOf(node.t ?? node['#text'])
    : String(node ?? '');

/** Rows of cells, the headings first; a cell that is empty is `undefined`. */
export function readXlsx(file: Buffer): (ReadCell | undefined)[][] {
  const parts = unzip(file);
  const shared = parts.has('xl/sharedStrings.xml')
    ? many<Node>(parser.parse(parts.get('xl/sharedStrings.xml') ?? '').sst.si).map(textOf)
    : [];
  const sheet = parser.parse(parts.get('xl/worksheets/sheet1.xml') ?? '');
  return many<Node>(sheet.worksheet.sheetData.row).map((row) => {
    const cells: (ReadCell | undefined)[] = [];
    for (const cell of many<Node>(row.c)) {
      const letters = /^[A-Z]+/.exec(cell['@_r'])?.[0] ?? 'A';
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const kind: string = cell['@_t'] ?? 'n';
      const raw =
        kind === 'inlineStr' ? textOf(cell.is) : kind === 's' ? (shared[Number(textOf(cell.v))] ?? '') : textOf(cell.v);
      if (raw === '' && cell.f === undefined) continue;
      const formula = cell.f === undefined ? {} : { formula: textOf(cell.f) };
      cells[column] = { value: kind === 'n' ? Number(raw) : raw, kind, ...formula };
    }
    return Array.from(cells);
  });
}

/** The values alone, as a reader sees them. */
export const valuesIn = (file: Buffer): (string | number | undefined)[][] =>
  readXlsx(file).map((row) => row.map((cell) => cell?.value));

/** What a message says and no other reader takes: kept where its rows say, below one root of the request's facts. */
import type { Request, SupplyingAgencyMessage } from '../../protocol/messages.js';
import type { ElementRow } from './row.js';
import { elementRows } from './rows.js';

/** Of a request, beside its citation; a lender's record of who asks and what it knows of the item. */
export interface Asked {
  consortialId?: Request['header']['consortialId'];
  multipleItemRequestId?: string;
  supplierInfo?: Request['supplierInfo'];
  requestingAgencyInfo?: Request['requestingAgencyInfo'];
  patronInfo?: Request['patronInfo'];
}
/** Of a lender's answer: what it offers, sends, and wants back. */
export type Supplied = Pick<SupplyingAgencyMessage, 'retryInfo' | 'deliveryInfo' | 'shippingInfo' | 'returnInfo'>;

export const askedIn = (message: Request): Asked => below<Asked>('facts.asked.', 'request', message);

/** An offer comes with its terms alone; what was sent comes with the shipment, where others repeat it in each message. */
export function suppliedIn(message: SupplyingAgencyMessage, ships: boolean): Supplied {
  const { retryInfo, deliveryInfo, shippingInfo, returnInfo } = below<Supplied>(
    'facts.supplied.',
    'supplyingAgencyMessage',
    message,
  );
  return {
    ...(retryInfo ? { retryInfo } : {}),
    ...(ships && deliveryInfo ? { deliveryInfo } : {}),
    ...(ships && shippingInfo ? { shippingInfo } : {}),
    ...(ships && returnInfo ? { returnInfo } : {}),
  };
}

type Tree = Record<string, unknown>;

const roots = new Map<string, { from: string[]; to: string[] }[]>();

function below<T extends object>(root: string, kind: string, message: object): T {
  const rows = roots.get(root) ?? elementRows.flatMap((row) => pathsBelow(root, kind, row));
  roots.set(root, rows);
  const kept: Tree = {};
  for (const { from, to } of rows) if (reaches(message, from)) copy(message as Tree, from, kept, to);
  return kept as T;
}

const pathsBelow = (root: string, kind: string, { element, kept }: ElementRow) =>
  typeof kept === 'string' && kept.startsWith(root) && element.startsWith(`${kind}/`)
    ? [{ from: element.split('/').slice(1), to: kept.slice(root.length).split('.') }]
    : [];

/** Whether anything is at the end of a path. */
function reaches(from: unknown, [name, ...rest]: string[]): boolean {
  if (Array.isArray(from)) return from.some((each) => reaches(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return from !== undefined;
  return typeof from === 'object' && from !== null && reaches((from as Tree)[name], rest);
}

/** Copies one leaf, into each member of a list where the path passes one. */
function copy(from: Tree, [name = '', ...rest]: string[], to: Tree, path: string[]): void {
  const value = name in from ? from[name] : undefined;
  if (value === undefined) return;
  if (rest.length === 0) {
    const place = path.slice(0, -1).reduce<Tree>((tree, each) => branchAt(tree, each), to);
    place[path.at(-1) ?? name] = value;
  } else if (Array.isArray(value)) {
    const [into = name, ...below] = path;
    to[into] ??= value.map(() => ({}));
    for (const [at, each] of value.entries()) copy(each as Tree, rest, (to[into] as Tree[])[at] as Tree, below);
  } else if (path.length > rest.length) {
    const [into = name, ...below] = path;
    copy(value as Tree, rest, branchAt(to, into), below);
  } else copy(value as Tree, rest, to, path);
}

function branchAt(tree: Tree, name: string): Tree {
  tree[name] ??= {};
  return tree[name] as Tree;
}

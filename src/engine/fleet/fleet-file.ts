/** The file that names the nodes of a fleet, each with the key that it gave. */

export interface ListedNode {
  name: string;
  url: string;
  key: string;
}

/** Says which file and which node is wrong, never a key. */
export class WrongFleetFile extends Error {
  constructor(
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
    this.name = 'WrongFleetFile';
  }
}

const nodesAtMost = 1_000;
const howWritten = 'interlend fleet check --help shows how it is written.';

/** The nodes that the text of a file names. Throws `WrongFleetFile`. */
export function fleetNodesIn(text: string, file: string): ListedNode[] {
  const nodes = listIn(text, file);
  if (nodes.length < 2)
    throw new WrongFleetFile(`${file} names fewer than two nodes.`, 'Add the nodes that are compared.');
  if (nodes.length > nodesAtMost) throw new WrongFleetFile(`${file} names more than ${nodesAtMost} nodes.`);
  const read = nodes.map((each, at) => nodeFrom(each, `${file}: node ${at + 1}`));
  const twice = read.find(({ url }, at) => read.findIndex((other) => other.url === url) !== at);
  if (twice) throw new WrongFleetFile(`${file} names the address ${twice.url} twice.`);
  return read;
}

function listIn(text: string, file: string): unknown[] {
  try {
    const { nodes } = JSON.parse(text) as { nodes?: unknown };
    if (Array.isArray(nodes)) return nodes;
  } catch {
    throw new WrongFleetFile(`${file} is not JSON.`, howWritten);
  }
  throw new WrongFleetFile(`${file} has no list "nodes".`, howWritten);
}

function nodeFrom(given: unknown, where: string): ListedNode {
  const { name, url, key } = (given ?? {}) as Partial<Record<keyof ListedNode, unknown>>;
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new WrongFleetFile(
      `${where}: "url" is not the address of a node.`,
      'Write it as https://ill.college.example.',
    );
  if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key))
    throw new WrongFleetFile(`${where}: "key" is not a key.`, 'Write the key that interlend key add printed there.');
  if (name !== undefined && typeof name !== 'string') throw new WrongFleetFile(`${where}: "name" is not a text.`);
  return { name: name || new URL(url).host, url, key };
}

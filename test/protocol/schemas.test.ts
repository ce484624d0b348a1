import { expect } from 'chai';
import { isoVersions } from '../../src/protocol/codes.js';
import { validate } from '../../src/protocol/schemas.js';
import {
  fullDocument,
  leanDocument,
  type Node,
  nodeAt,
  type Place,
  placesOf,
  valuesOf,
  xmlOf,
} from '../fixtures/schemas/documents.js';
import { type Grammar, readGrammar } from '../fixtures/schemas/grammar.js';

for (const version of isoVersions) {
  const grammar = readGrammar(version);
  const places = placesOf(grammar);

  describe(`schema ${version}`, () => {
    it('has a place for every line of its tree', () => {
      expect(new Set(places.map(({ structure }) => structure.name))).to.deep.equal(new Set(grammar.structures.keys()));
    });

    for (const structure of grammar.structures.values()) {
      describe(structure.choice ? `${structure.name}, exactly one of` : structure.name, () => {
        structure.children.forEach((child, position) => {
          const here = places.filter((place) => place.structure === structure && place.child === child);
          const following = structure.children[position + 1];

          it(`${child.name} is ${howOften(child.min, child.max)}${structure.choice ? '' : `, of type ${child.type}`}`, () => {
            for (const place of here) {
              keepsItsNumber(grammar, place);
              keepsItsType(grammar, place);
            }
          });
          if (following && !structure.choice) {
            it(`${child.name} comes before ${following.name}`, () => {
              for (const place of here) keepsItsOrder(grammar, place, following.name);
            });
          }
        });

        it('takes nothing else', () => {
          for (const place of places) if (place.structure === structure) takesNothingElse(grammar, place);
        });
      });
    }
  });
}

function howOften(min: number, max: number): string {
  if (max === 1) return min === 1 ? 'there once' : 'there at most once';
  return max === Number.POSITIVE_INFINITY ? 'repeatable' : `there at most ${max} times`;
}

function keepsItsNumber(grammar: Grammar, { parents, structure, child }: Place): void {
  const path = [...parents, child.name];
  const times = (count: number) => (parent: Node, node: Node) => {
    parent.children = parent.children.flatMap((each) => (each === node ? Array<Node>(count).fill(node) : [each]));
  };
  accepts(grammar, path, xmlOf(fullDocument(grammar, path)));
  accepts(grammar, path, xmlOf(leanDocument(grammar, path)));
  if (structure.choice) {
    refuses(grammar, path, times(0), 'none of the choice');
    refuses(grammar, path, times(2), 'the same twice');
    const others = structure.children.filter(({ name }) => name !== child.name);
    for (const other of others) {
      const guest = nodeAt(fullDocument(grammar, [...parents, other.name]), [...parents, other.name]);
      refuses(grammar, path, (parent) => parent.children.push(guest), `${other.name} as well`);
      refuses(grammar, path, (parent) => parent.children.unshift(guest), `${other.name} before it`);
    }
    return;
  }
  (child.min === 0 ? acceptsWith : refuses)(grammar, path, times(0), 'absent');
  if (child.max === Number.POSITIVE_INFINITY) acceptsWith(grammar, path, times(7), 'seven times');
  else {
    acceptsWith(grammar, path, times(child.max), `${child.max} times`);
    refuses(grammar, path, times(child.max + 1), `${child.max + 1} times`);
  }
}

function keepsItsOrder(grammar: Grammar, { parents, child }: Place, next: string): void {
  const swapped = (parent: Node, node: Node) => {
    const at = parent.children.indexOf(node);
    const [first, second] = parent.children.slice(at, at + 2);
    expect(second?.name).to.equal(next);
    if (first && second) parent.children.splice(at, 2, second, first);
  };
  refuses(grammar, [...parents, child.name], swapped, `after ${next}`);
}

function keepsItsType(grammar: Grammar, { parents, child }: Place): void {
  const path = [...parents, child.name];
  const foreigner: Node = { name: 'agencyIdType', prefix: 'ill:', attributes: '', text: '', children: [] };
  const attribute = (written: string) => (_: Node, node: Node) => {
    node.attributes = written;
  };
  refuses(grammar, path, attribute(' scheme="x"'), 'scheme without prefix');
  refuses(grammar, path, attribute(' ill:other="x"'), 'an attribute of its own');
  (child.type === 'SVP' ? acceptsWith : refuses)(grammar, path, attribute(' ill:scheme="RESHARE"'), 'ill:scheme');
  const says = (text: string) => (_: Node, node: Node) => {
    node.text = text;
  };
  const bare = (_: Node, node: Node) => {
    node.prefix = '';
  };
  refuses(grammar, path, bare, 'without the namespace');
  if (grammar.structures.has(child.type)) {
    refuses(grammar, path, says('words'), 'words between the elements');
    return;
  }
  const { good, bad } = valuesOf(grammar, child.type);
  for (const value of good) acceptsWith(grammar, path, says(value), `«${value}»`);
  for (const value of bad) refuses(grammar, path, says(value), `«${value}»`);
  refuses(grammar, path, (_, node) => node.children.push(foreigner), 'an element inside');
}

function takesNothingElse(grammar: Grammar, { parents, structure, child }: Place): void {
  if (child !== structure.children[0]) return;
  const stranger: Node = { name: 'stranger', prefix: 'ill:', attributes: '', text: '', children: [] };
  const path = [...parents, child.name];
  refuses(grammar, path, (parent) => parent.children.push(stranger), 'a stranger at the end');
  refuses(grammar, path, (parent) => parent.children.unshift(stranger), 'a stranger at the start');
}

type Change = (parent: Node, node: Node) => unknown;

function changed(grammar: Grammar, path: string[], change: Change): string {
  const document = fullDocument(grammar, path);
  change(nodeAt(document, path.slice(0, -1)), nodeAt(document, path));
  return xmlOf(document);
}

function accepts(grammar: Grammar, path: string[], xml: string, what = 'as the tree has it'): void {
  const { valid, problems } = validate(xml, grammar.version);
  if (!valid) expect.fail(`${path.join('/')} ${what} should be valid: ${problems.join('; ')}`);
}

function acceptsWith(grammar: Grammar, path: string[], change: Change, what: string): void {
  accepts(grammar, path, changed(grammar, path, change), what);
}

function refuses(grammar: Grammar, path: string[], change: Change, what: string): void {
  const { valid, problems } = validate(changed(grammar, path, change), grammar.version);
  if (valid || problems.length === 0) expect.fail(`${path.join('/')} ${what} should be refused`);
}

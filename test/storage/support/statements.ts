/** The statements of the storage room as its source says them: the text that reaches the server, and the type of a row. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../../support/root.js';
import { anyOther, type RowProperty } from './columns.js';

export interface SourceStatement {
  /** File and line. */
  place: string;
  /** What may be sent from here: one text, or one a variant. */
  texts: string[];
  /** Nothing: whoever reads the rows is not told what they are. */
  row: RowProperty[] | undefined;
}

/** One whose text is put together while running, from lists or by loops: the lines of its call, and its rows. */
export interface BuiltStatement {
  file: string;
  from: number;
  to: number;
  row: RowProperty[] | undefined;
}

export interface Statements {
  read: SourceStatement[];
  built: BuiltStatement[];
}

/** Where the text stands, by the name of what is called. */
const textAt = new Map([
  ['query', 0],
  ['rememberedRows', 1],
]);
const mostVariants = 24;

export function statementsOf(folder: string): Statements {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name));
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  ).options;
  const program = ts.createProgram(files, { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const found: Statements = { read: [], built: [] };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) look(node, source);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;

  function look(call: ts.CallExpression, source: ts.SourceFile): void {
    const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : call.expression.getText();
    const at = textAt.get(name);
    const given = at === undefined ? undefined : call.arguments[at];
    if (!given) return;
    const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
    const [file, from] = [relative(root, source.fileName), lineAt(call.getStart())];
    const texts = textsOf(given);
    if (texts) found.read.push({ place: `${file}:${from}`, texts, row: rowOf(call) });
    else found.built.push({ file, from, to: lineAt(call.getEnd()), row: rowOf(call) });
  }

  /** A text, or the `text` of an object of a named statement; of several variants each. */
  function textsOf(given: ts.Expression): string[] | undefined {
    const expression = initialOf(bare(given));
    if (ts.isObjectLiteralExpression(expression)) {
      const alternatives: string[] = [];
      for (const property of expression.properties) {
        if (ts.isSpreadAssignment(property)) {
          const spread = bare(property.expression);
          for (const each of ts.isConditionalExpression(spread) ? [spread.whenTrue, spread.whenFalse] : [spread])
            alternatives.push(...(textsOf(each) ?? []));
        }
        if (property.name?.getText() !== 'text') continue;
        const text = ts.isPropertyAssignment(property) ? property.initializer : undefined;
        const shorthand = ts.isShorthandPropertyAssignment(property) ? constantOf(property.name) : undefined;
        return text ? valuesOf(text, new Map()) : shorthand;
      }
      return alternatives.length > 0 ? alternatives : undefined;
    }
    return valuesOf(expression, new Map());
  }

  /** The value of a constant that a name stands for, as of a statement that is written above its function. */
  function initialOf(expression: ts.Expression): ts.Expression {
    if (!ts.isIdentifier(expression)) return expression;
    const declared = declaredBy(checker.getSymbolAtLocation(expression))?.valueDeclaration;
    const isObject =
      declared &&
      ts.isVariableDeclaration(declared) &&
      declared.initializer &&
      ts.isObjectLiteralExpression(bare(declared.initializer));
    return isObject && declared.initializer ? bare(declared.initializer) : expression;
  }

  /** The strings that an expression may be; nothing when only the running program knows. */
  function valuesOf(given: ts.Expression, known: ReadonlyMap<ts.Symbol, string[]>): string[] | undefined {
    const expression = bare(given);
    if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression)) return [expression.text];
    if (ts.isTemplateExpression(expression))
      return expression.templateSpans.reduce<string[] | undefined>(
        (before, span) =>
          joined(
            joined(before, () => valuesOf(span.expression, known)),
            () => [span.literal.text],
          ),
        [expression.head.text],
      );
    if (ts.isConditionalExpression(expression)) {
      const [yes, no] = [valuesOf(expression.whenTrue, known), valuesOf(expression.whenFalse, known)];
      return yes && no && [...new Set([...yes, ...no])];
    }
    if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return joined(valuesOf(expression.left, known), () => valuesOf(expression.right, known));
    if (ts.isIdentifier(expression)) return constantOf(expression, known);
    if (ts.isPropertyAccessExpression(expression)) {
      const declared = checker.getSymbolAtLocation(expression.name)?.valueDeclaration;
      return declared && ts.isPropertyAssignment(declared) ? valuesOf(declared.initializer, known) : undefined;
    }
    if (ts.isCallExpression(expression)) return answerOf(expression, known);
    return undefined;
  }

  function constantOf(name: ts.Identifier, known: ReadonlyMap<ts.Symbol, string[]> = new Map()): string[] | undefined {
    const symbol = declaredBy(
      ts.isShorthandPropertyAssignment(name.parent)
        ? checker.getShorthandAssignmentValueSymbol(name.parent)
        : checker.getSymbolAtLocation(name),
    );
    if (!symbol) return undefined;
    const given = known.get(symbol);
    if (given) return given;
    const declared = symbol.valueDeclaration;
    if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return undefined;
    return declared.parent.flags & ts.NodeFlags.Const ? valuesOf(declared.initializer, known) : undefined;
  }

  /** What a function of one expression gives for these arguments. */
  function answerOf(call: ts.CallExpression, known: ReadonlyMap<ts.Symbol, string[]>): string[] | undefined {
    if (ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'join') {
      const list = bare(call.expression.expression);
      const between = call.arguments[0] ? (valuesOf(call.arguments[0], known)?.[0] ?? ',') : ',';
      if (!ts.isArrayLiteralExpression(list)) return undefined;
      return list.elements.reduce<string[] | undefined>(
        (before, element, at) =>
          joined(before, () => valuesOf(element, known)?.map((each) => (at > 0 ? between : '') + each)),
        [''],
      );
    }
    const declared = declaredBy(checker.getSymbolAtLocation(call.expression))?.valueDeclaration;
    const made = declared && (ts.isVariableDeclaration(declared) ? declared.initializer : declared);
    if (!made || !(ts.isArrowFunction(made) || ts.isFunctionDeclaration(made)) || !made.body) return undefined;
    const given = new Map(known);
    for (const [at, parameter] of made.parameters.entries()) {
      const argument = call.arguments[at] ?? parameter.initializer;
      const symbol = ts.isIdentifier(parameter.name) ? checker.getSymbolAtLocation(parameter.name) : undefined;
      const values = argument && valuesOf(argument, known);
      if (symbol && values) given.set(symbol, values);
    }
    const statements = ts.isBlock(made.body) ? made.body.statements : undefined;
    const only = statements?.length === 1 ? statements[0] : undefined;
    const answer = statements ? only && ts.isReturnStatement(only) && only.expression : (made.body as ts.Expression);
    return answer ? valuesOf(answer, given) : undefined;
  }

  function declaredBy(symbol: ts.Symbol | undefined): ts.Symbol | undefined {
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function rowOf(call: ts.CallExpression): RowProperty[] | undefined {
    const [node] = call.typeArguments ?? [];
    if (!node) return undefined;
    const given = checker.getTypeFromTypeNode(node);
    // TypeORM’s own `query` is told the type of all rows.
    const type = checker.isArrayType(given) ? checker.getTypeArguments(given as ts.TypeReference)[0] : given;
    if (!type) return undefined;
    const named: RowProperty[] = checker.getPropertiesOfType(type).map((property) => ({
      name: property.name,
      kinds: kindsOf(checker.getTypeOfSymbolAtLocation(property, call)),
      ...(property.flags & ts.SymbolFlags.Optional ? { isOptional: true } : {}),
    }));
    const parts = type.isIntersection() ? type.types : [type];
    const isOpen = parts.some(
      (part) => part.flags & (ts.TypeFlags.TypeParameter | ts.TypeFlags.NonPrimitive) || part.getStringIndexType(),
    );
    return isOpen ? [...named, { name: anyOther, kinds: [] }] : named;
  }

  function kindsOf(type: ts.Type): string[] {
    const parts = type.isUnion() ? type.types : [type];
    return [...new Set(parts.flatMap((part) => kindOf(part) ?? []))];
  }

  function kindOf(type: ts.Type): string | undefined {
    if (type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) return undefined;
    if (type.flags & ts.TypeFlags.StringLike) return 'string';
    if (type.flags & ts.TypeFlags.NumberLike) return 'number';
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference);
      return `${element ? kindsOf(element).join('|') : 'any'}[]`;
    }
    const name = type.getSymbol()?.name;
    return name === 'Date' || name === 'Buffer' ? name : 'value';
  }
}

const bare = (expression: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
    ? bare(expression.expression)
    : expression;

/** Each of the first with each of the second. */
function joined(first: string[] | undefined, next: () => string[] | undefined): string[] | undefined {
  const second = first && next();
  const all = second && first.flatMap((a) => second.map((b) => a + b));
  return all && all.length <= mostVariants ? all : undefined;
}

import ts from 'typescript';

/** Lines of a file, counted from 1, both included. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Where the named parts of a TypeScript file stand, in the order of the file; neighbours with nothing but blank lines between
 * them are one stretch. A part is a statement with the comment right above it, named by what it declares, by what it calls
 * (`channel.prefetch`), or by the text that it calls it with (`SIGTERM`). Several are set apart by commas; `a..b` reaches from
 * one to the other; `outer/inner` is the one within the other. What is declared is meant before what is called. Throws where a name
 * has no statement, or more than one.
 */
export const stretchesOf = (source: string, parts: string): Stretch[] => {
  const file = ts.createSourceFile('part.ts', source, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  const stretchOf = (name: string): Stretch => {
    const [first = '', last = first] = name.split('..').map((end) => end.trim());
    const [start, end] = [first, last].map((path) => statementAt(file, path));
    if (!start || !end) throw new Error(`no part "${name}"`);
    return { from: lineOf(commentedStart(start)), to: lineOf(end.getEnd()) };
  };
  const lines = source.split('\n');
  const isBlank = (after: number, before: number): boolean =>
    lines.slice(after, before - 1).every((line) => line.trim() === '');
  const found = parts.split(',').map((name) => stretchOf(name.trim()));
  const joined: Stretch[] = [];
  for (const next of found.sort((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before && isBlank(before.to, next.from)) before.to = Math.max(before.to, next.to);
    else joined.push(next);
  }
  return joined;
};

const statementAt = (file: ts.SourceFile, path: string): ts.Statement => {
  const inner = path.split('/').reduce<ts.Node>((within, name) => {
    const named = statementsIn(within).filter((statement) => namesOf(statement).includes(name));
    // What is declared is meant before what is called.
    const declared = named.filter((statement) => !ts.isExpressionStatement(statement));
    const found = declared.length > 0 ? declared : named;
    const [only, ...others] = found;
    if (!only) throw new Error(`no part "${path}": nothing is named "${name}"`);
    if (others.length > 0) throw new Error(`no part "${path}": ${found.length} statements are named "${name}"`);
    return only;
  }, file);
  return inner as ts.Statement;
};

/** All statements within a node, at any depth. */
const statementsIn = (within: ts.Node): ts.Statement[] => {
  const found: ts.Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStatement(node) && !ts.isBlock(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(within, visit);
  return found;
};

const namesOf = (statement: ts.Statement): string[] => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  if (ts.isExpressionStatement(statement)) return callNames(statement.expression);
  if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier))
    return [statement.moduleSpecifier.text];
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name && ts.isIdentifier(name) ? [name.text] : [];
};

const boundNames = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));

/** An awaited call is the call. */
const callNames = (expression: ts.Expression): string[] => {
  if (ts.isAwaitExpression(expression)) return callNames(expression.expression);
  if (!ts.isCallExpression(expression)) return [];
  const [first] = expression.arguments;
  return [expression.expression.getText(), ...(first && ts.isStringLiteral(first) ? [first.text] : [])];
};

/** Where a statement begins, or the comment that stands right above it. */
const commentedStart = (statement: ts.Statement): number => {
  const source = statement.getSourceFile().text;
  const comments = ts.getLeadingCommentRanges(source, statement.getFullStart()) ?? [];
  return comments.reduceRight(
    (start, { pos, end }) => (/\n\s*\n/.test(source.slice(end, start)) ? start : pos),
    statement.getStart(),
  );
};

/** What a statement writes to, if it writes. */
export interface Written {
  verb: 'insert' | 'update' | 'delete';
  table: string;
}

// Strings, quoted names and comments: a semicolon in them ends nothing, a keyword in them says nothing.
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/;
const piece = new RegExp(`${quoted.source}|;|[^;'"\`\\[/-]+|[\\s\\S]`, 'g');

/** The statements of a script, in order; a script that makes a trigger stays whole, for its body has semicolons too. */
export const splitStatements = (script: string): string[] => {
  if (/\bcreate\s+(?:temp\w*\s+)?trigger\b/i.test(script)) return [script];
  const statements = [''];
  for (const [text] of script.matchAll(piece)) {
    if (text === ';') statements.push('');
    else statements[statements.length - 1] += text;
  }
  const filled = statements.filter((one) => withoutComments(one).trim() !== '');
  return filled.length > 0 ? filled : [script];
};

/** What the statement inserts into, updates or deletes from; undefined for any other. */
export const writtenBy = (statement: string): Written | undefined => {
  const text = withoutComments(statement).trim();
  const body = /^with\b/i.test(text) ? text.replace(/^[\s\S]*?\)\s*(?=(?:insert|replace|update|delete)\b)/i, '') : text;
  const [, verb = '', name = ''] =
    /^(insert|replace|update|delete)\b(?:\s+or\s+\w+)?(?:\s+(?:into|from))?\s+((?:"[^"]+"|`[^`]+`|\[[^\]]+\]|[\w.])+)/i.exec(
      body,
    ) ?? [];
  if (!verb) return undefined;
  const table = name.replace(/^(?:\w+|"[^"]+")\./, '').replace(/^["`[]|["`\]]$/g, '');
  const lower = verb.toLowerCase();
  return { verb: lower === 'update' || lower === 'delete' ? lower : 'insert', table };
};

const withoutComments = (sql: string): string => sql.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, ' ');

import { huffmanText } from './huffman.ts';

type Field = readonly [name: string, value: string];

/** What both ends know from the start (RFC 7541, appendix A); the first has the number 1. */
const known: readonly Field[] = [
  ':authority',
  ':method=GET',
  ':method=POST',
  ':path=/',
  ':path=/index.html',
  ':scheme=http',
  ':scheme=https',
  ':status=200',
  ':status=204',
  ':status=206',
  ':status=304',
  ':status=400',
  ':status=404',
  ':status=500',
  'accept-charset',
  'accept-encoding=gzip, deflate',
  'accept-language',
  'accept-ranges',
  'accept',
  'access-control-allow-origin',
  'age',
  'allow',
  'authorization',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-range',
  'content-type',
  'cookie',
  'date',
  'etag',
  'expect',
  'expires',
  'from',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'last-modified',
  'link',
  'location',
  'max-forwards',
  'proxy-authenticate',
  'proxy-authorization',
  'range',
  'referer',
  'refresh',
  'retry-after',
  'server',
  'set-cookie',
  'strict-transport-security',
  'transfer-encoding',
  'user-agent',
  'vary',
  'via',
  'www-authenticate',
].map((line): Field => {
  const [name = '', value = ''] = line.split('=');
  return [name, value];
});

/** What a field of the table counts for besides its letters. */
const overhead = 32;
const usualSize = 4096;

/** Reads the header blocks of one direction of one connection, in their order: each may refer to those before it. */
export interface HeaderReader {
  read(block: Uint8Array): Record<string, string>;
}

/** Throws on a block that is none. */
export const createHeaderReader = (): HeaderReader => {
  let most = usualSize;
  let table: Field[] = [];

  const shrink = (): void => {
    let size = 0;
    const kept = table.findIndex(([name, value]) => {
      size += name.length + value.length + overhead;
      return size > most;
    });
    if (kept >= 0) table = table.slice(0, kept);
  };
  const fieldAt = (index: number): Field => {
    const field = index <= known.length ? known[index - 1] : table[index - known.length - 1];
    if (!field) throw new Error(`no header field ${index}`);
    return field;
  };

  return {
    read(block) {
      let at = 0;
      const next = (): number => {
        const byte = block[at];
        if (byte === undefined) throw new Error('the header block ends too early');
        at += 1;
        return byte;
      };
      /** A number in the low `bits` of a byte that was read, going on in those that follow where it does not fit. */
      const number = (first: number, bits: number): number => {
        const full = 2 ** bits - 1;
        let value = first & full;
        if (value < full) return value;
        for (let weight = 1; ; weight *= 128) {
          const byte = next();
          value += (byte & 127) * weight;
          if (byte < 128) return value;
        }
      };
      const text = (): string => {
        const first = next();
        const length = number(first, 7);
        const bytes = block.subarray(at, at + length);
        at += length;
        return first >= 128 ? huffmanText(bytes) : Buffer.from(bytes).toString('latin1');
      };
      const literal = (index: number): Field => [index === 0 ? text() : fieldAt(index)[0], text()];

      const fields: Field[] = [];
      while (at < block.length) {
        const first = next();
        if (first >= 128) {
          fields.push(fieldAt(number(first, 7)));
        } else if (first >= 64) {
          const field = literal(number(first, 6));
          fields.push(field);
          table.unshift(field);
          shrink();
        } else if (first >= 32) {
          most = number(first, 5);
          shrink();
        } else {
          fields.push(literal(number(first, 4)));
        }
      }
      return Object.fromEntries(fields);
    },
  };
};

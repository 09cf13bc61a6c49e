/** What a lesson claims about a broker, with a figure or a version, and whether it says how that is known. */

/** A number with its unit, as Vietnamese prose has it: `3.006 ms`, `0,2–0,3 giây`, `20/s`, `lần giao thứ 21`. */
const quantity =
  /\d[\d.,]*(?:\s*(?:[–-]|đến|tới)\s*\d[\d.,]*)?\s*(?:ms|mili giây|giây|phút|giờ|s|byte|KB|KiB|MB|MiB|GB|%|message\/s|\/s)(?![\p{L}\d])|(?:lần|vòng|lượt)[^.]{0,12}\s\d{2,}|\d{2,}[\d.]*\s(?:lần|vòng|lượt)(?!\p{L})/u;

/** Words with which a sentence tells what a product does, or what was measured, rather than what happens in the shop. */
const aboutProduct =
  /(?<!\p{L})(?:đo|thử \d|broker|RabbitMQ|Kafka|amqplib|kafkajs|Java client|Erlang|mặc định|p50|p99|trung vị|channel|heartbeat|tài liệu)(?!\p{L})/iu;

const version = /(?:RabbitMQ|Kafka|amqplib|kafkajs|KRaft) \d+(?:\.\d+)*|(?:từ|tới|bản) \d\.\d+(?:\.\d+)?(?!\d|,)/u;

/** How it is known: a moment of a recording, a source, a file that was run, or the reader's own run beside it. */
const knowing = /<(?:Proof|Source)\b/;

/** Whether a sentence claims something that needs a proof. */
export const isClaim = (sentence: string): boolean =>
  version.test(sentence) || (quantity.test(sentence) && aboutProduct.test(sentence));

/** Paragraphs, items and tables of a lesson; a table belongs to the paragraph that leads to it. */
const blocksOf = (source: string): string[] => {
  const prose = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/<(?:LabFigure|Code|Quiz)\b[\s\S]*?\/>/g, '');
  const paragraphs = prose.split(/\n\s*\n/).flatMap((part) => part.split(/\n(?=(?:[-*]|\d+\.) )/));
  return paragraphs.reduce<string[]>((blocks, part) => {
    const isTable = part.trimStart().startsWith('|');
    const before = isTable ? blocks.pop() : undefined;
    blocks.push(before === undefined ? part : `${before}\n${part}`);
    return blocks;
  }, []);
};

const sentencesOf = (block: string): string[] =>
  block
    .split('\n')
    .reduce<string[]>((lines, line) => {
      if (line.trimStart().startsWith('|') || lines.length === 0) lines.push(line);
      else lines.push(`${lines.pop()} ${line.trim()}`);
      return lines;
    }, [])
    .flatMap((line) => line.split(/(?<=[.!?:]["”*)]*)\s+(?=[\p{Lu}`*<"“[|])/u));

/** Sentences of a lesson's MDX with a figure about a product, or a version of one, whose block neither proves nor sources them. */
export const unproved = (source: string): string[] =>
  blocksOf(source)
    .filter((block) => !knowing.test(block))
    .flatMap(sentencesOf)
    .filter(isClaim)
    .map((sentence) => sentence.trim());

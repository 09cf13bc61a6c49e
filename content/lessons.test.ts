import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { logFile } from '#model/log-file.ts';
import { quotedFile, readCode } from './code-files.ts';
import { stretchesOf } from './code-parts.ts';
import { courseOf } from './course.ts';
import { glossary } from './glossary.ts';
import { lessonFiles, lessonKeys } from './lesson-files.ts';
import { quizBeside } from './quiz.ts';

const root = join(import.meta.dirname, '..');
const lines = new Set<string>(courseOf([]).map((line) => line.id));

describe.each(lessonFiles)('%s', (folder) => {
  const source = readFileSync(join(import.meta.dirname, `${folder}.mdx`), 'utf8');
  const all = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1] ?? '');

  it('stands on a line of the course', () => {
    expect(folder).toMatch(/^\d+-[a-z0-9-]+\/\d+-[a-z0-9-]+$/);
    expect(lines).toContain(folder.replace(/^\d+-/, '').split('/')[0]);
  });

  it('uses only terms that the glossary has', () => {
    const known = new Set(glossary.map((entry) => entry.id));
    expect(all(/<Term id="([^"]+)"/g).filter((id) => !known.has(id))).toEqual([]);
  });

  it('asks the questions that lie beside it, of several kinds', async () => {
    const quiz = await quizBeside(folder);
    expect(all(/<Quiz id="([^"]+)"/g)).toEqual([quiz.id]);
    expect(quiz.questions.length).toBeGreaterThanOrEqual(6);
    expect(new Set(quiz.questions.map((question) => question.kind)).size).toBeGreaterThanOrEqual(3);
  });

  it('shows labs that exist', () => {
    const slugs = new Set([...all(/<LabFigure[^>]* slug="([^"]+)"/g), ...all(/^lab: (\S+)$/gm)]);
    expect([...slugs].filter((slug) => !existsSync(join(root, 'labs', slug, 'lab.ts')))).toEqual([]);
  });

  it('stands on the line of its lab', () => {
    const line = folder.replace(/^\d+-/, '').split('/')[0];
    for (const slug of all(/^lab: (\S+)$/gm))
      expect(readFileSync(join(root, 'labs', slug, 'lab.ts'), 'utf8')).toContain(`line: '${line}'`);
  });

  it('builds on lessons that are written', () => {
    const before = all(/^prerequisites:\s*\[(.*)\]\s*$/gm).flatMap((list) => list.split(/,\s*/));
    const listed = all(/^prerequisites:\n((?: {2}- .+\n)+)/gm).flatMap((list) =>
      [...list.matchAll(/- (\S+)/g)].map((one) => one[1] ?? ''),
    );
    expect([...before, ...listed].filter((key) => key !== '' && !lessonKeys.has(key))).toEqual([]);
  });

  it('links only to lessons and labs that there are', () => {
    expect(all(/\]\(\/bai\/([^)#]+)/g).filter((key) => !lessonKeys.has(key))).toEqual([]);
    expect(all(/\]\(\/lab\/([^)#]+)/g).filter((slug) => !existsSync(join(root, 'labs', slug, 'lab.ts')))).toEqual([]);
  });

  it('quotes parts of programs that are there', () => {
    const quotes = [...source.matchAll(/<Code of="([^"]+)" part="([^"]+)" \/>/g)];
    expect(quotes).toHaveLength(all(/(<Code )/g).length);
    for (const [, of = '', part = ''] of quotes)
      expect(stretchesOf(readCode(quotedFile(of, folder)), part), `${of} ${part}`).not.toEqual([]);
  });

  it('holds no other code', () => {
    // What runs somewhere is quoted from there; a command line or a notation is no program.
    expect(all(/^```(\w+)/gm).filter((language) => !['mermaid', 'text', 'json', 'sh'].includes(language))).toEqual([]);
  });

  it('names controls and questions that its labs have', async () => {
    for (const [figure = ''] of source.matchAll(/<LabFigure[^>]*\/>/g)) {
      const slug = /slug="([^"]+)"/.exec(figure)?.[1];
      const { lab }: { lab: Lab } = await import(`../labs/${slug}/lab.ts`);
      const named = [...(/controls=\{\[([^\]]*)\]\}/.exec(figure)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
        (one) => one[1],
      );
      expect(named.filter((id) => !lab.controls.some((control) => control.id === id))).toEqual([]);
      const asked = /prediction="([^"]+)"/.exec(figure)?.[1];
      if (asked !== undefined) expect(lab.predictions.map(({ id }) => id)).toContain(asked);
    }
  });

  it('cites moments that its recordings show', () => {
    const proofs = [...source.matchAll(/<Proof lab="([^"]+)" at=\{\[([\d, ]+)\]\} shows="([^"]+)" \/>/g)];
    expect(proofs).toHaveLength(all(/(<Proof )/g).length);
    for (const [, slug = '', at = '', shows = ''] of proofs) {
      const trace = logFile.parse(JSON.parse(readFileSync(join(root, 'labs', slug, 'trace.json'), 'utf8')));
      const cited = at.split(',').map((seq) => trace.events.find((event) => event.seq === Number(seq))?.type);
      expect(cited).not.toContain(undefined);
      expect(cited.at(-1), `${slug} ${at}`).toBe(shows);
    }
  });

  it('says every diagram in words too', () => {
    const silent = all(/```mermaid\n([\s\S]*?)```/g).filter((chart) => !/accDescr\s*[:{]/.test(chart));
    expect(silent).toEqual([]);
  });
});

describe('glossary', () => {
  it('has each id once and points to lessons that are written', () => {
    expect(new Set(glossary.map((entry) => entry.id)).size).toBe(glossary.length);
    expect(glossary.filter(({ lesson }) => !lessonKeys.has(lesson))).toEqual([]);
  });
});

it('has a name for each lesson that no other has: readers are sent there by it', () => {
  const titles = lessonFiles.map((folder) => {
    const source = readFileSync(join(import.meta.dirname, `${folder}.mdx`), 'utf8');
    return /^title: (.+)$/m.exec(source)?.[1];
  });
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

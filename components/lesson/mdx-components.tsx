import Link from 'next/link';
import type { ComponentProps } from 'react';
import { LessonChooser } from '#components/choosing/lesson-chooser.tsx';
import { lessonLinks } from '#components/choosing/lesson-links.ts';
import { SayingsTable } from '#components/choosing/sayings-table.tsx';
import { LessonQuiz } from '#components/quiz/lesson-quiz.tsx';
import type { Lesson } from '#content/lessons.ts';
import { Callout, Hanh, Khoa } from './aside.tsx';
import { CodeBlock } from './code-block.tsx';
import { Diagram } from './diagram.tsx';
import { LabFrame } from './lab-frame.tsx';
import { Proof } from './proof.tsx';
import styles from './prose.module.css';
import { QuotedCode, type QuotedCodeProps } from './quoted-code.tsx';
import { Sideways } from './sideways.tsx';
import { SourceLink } from './source-link.tsx';
import { Term } from './term.tsx';

function Anchor({ href = '', className, children }: ComponentProps<'a'>) {
  if (!href.startsWith('/')) {
    return (
      <a href={href} className={className}>
        {children}
      </a>
    );
  }
  return <Link href={href}>{children}</Link>;
}

function Table(props: ComponentProps<'table'>) {
  return (
    <Sideways className={styles.table}>
      <table {...props} />
    </Sideways>
  );
}

/** The corner of a comparison table is empty, and then heads nothing. */
function HeadCell({ children, ...rest }: ComponentProps<'th'>) {
  return children ? (
    <th scope="col" {...rest}>
      {children}
    </th>
  ) : (
    <td />
  );
}

/** Everything that a lesson's MDX may use without importing it. */
export function lessonComponents(lesson: Lesson) {
  return {
    a: Anchor,
    pre: CodeBlock,
    table: Table,
    th: HeadCell,
    Mermaid: Diagram,
    Hanh,
    Khoa,
    Callout,
    Term,
    Proof,
    Source: SourceLink,
    Code: (props: QuotedCodeProps) => <QuotedCode {...props} lessonFolder={lesson.folder} />,
    LabFigure: (props: Omit<ComponentProps<typeof LabFrame>, 'open'>) => (
      <div className={styles.figure}>
        <LabFrame {...props} open />
      </div>
    ),
    Chooser: () => <LessonChooser lessons={lessonLinks()} />,
    Sayings: SayingsTable,
    Quiz: ({ id }: { id: string }) => <LessonQuiz lesson={lesson} id={id} />,
  };
}

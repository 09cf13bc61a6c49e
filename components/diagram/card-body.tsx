'use client';
import { technologyViews } from '#components/technologies.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { technologies } from '#model/technology.ts';
import { cardWords } from './card-words.ts';
import { copy } from './copy.vi.ts';
import { Hands } from './hands.tsx';
import styles from './program-card.module.css';
import { useStage } from './stage-context.ts';

/** What a program does now, or how it ended. */
export function CardBody({ program }: { program: ProgramPicture }) {
  const { picture, lab } = useStage();
  const aftermath = technologies
    .map((one) => technologyViews[one].aftermath(program, picture))
    .find((one) => one !== null);
  if (aftermath) return aftermath;
  if (program.state === 'dead') return <span className={styles.said}>{causeOfDeath(program, picture)}</span>;
  if (program.state === 'left') return <span className={styles.said}>{copy.leftPolitely}</span>;
  return <Hands program={program} words={cardWords(program, lab, picture)} />;
}

const causeOfDeath = (program: ProgramPicture, picture: Picture): string => {
  const { exited } = program;
  if (!exited) return '';
  if (exited.cause === 'out-of-memory') return copy.outOfMemory;
  if (exited.cause === 'crashed' && exited.signal === null) return copy.crashed(exited.code);
  if (exited.held.length > 0) return copy.diedHolding(exited.held.map(({ label }) => label));
  return technologies.flatMap((one) => technologyViews[one].diedWith?.(program, picture) ?? [])[0] ?? copy.diedIdle;
};

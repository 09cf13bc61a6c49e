import Link from 'next/link';
import { copy } from './copy.vi.ts';
import styles from './proof.module.css';

interface ProofProps {
  lab: string;
  /** Seqs of the events of its recording that show what is claimed. */
  at: readonly [number, ...number[]];
  /** Type of the last of them: a test holds the recording to it. */
  shows: string;
}

/** After a claim: the moment of a recording that shows it. */
export function Proof({ lab, at }: ProofProps) {
  return (
    <Link className={styles.proof} href={`/lab/${lab}?at=${at.join(',')}`} title={copy.proofWhat}>
      {copy.proof}
    </Link>
  );
}

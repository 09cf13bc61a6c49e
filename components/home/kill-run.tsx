'use client';
import Link from 'next/link';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { keepText } from '#components/kept.ts';
import type { LabAssets } from '#components/lab/lab-assets.ts';
import type { Names } from '#components/lab/names.ts';
import { Notices } from '#components/lab/notices.tsx';
import { BrokerNames, RunBadge } from '#components/lab/run-badge.tsx';
import { createSession, type Session } from '#components/lab/session.ts';
import type { Experiment } from '#model/guide.ts';
import { programsIn } from '#model/moves.ts';
import type { Playback } from '#model/playback.ts';
import type { ReadableStore } from '#model/readable-store.ts';
import { copy } from './copy.vi.ts';
import styles from './kill-figure.module.css';
import { perform } from './perform.ts';
import { kept, slug } from './recording.ts';

export interface KillState {
  /** A kill has been asked for and is not through: the room may still have to be opened. */
  busy: boolean;
  /** The newest event when it was asked for. */
  since: number;
}

/** The visitor's own run, in which the one experiment of the home page is done at a press. */
export interface KillRun extends ReadableStore<KillState> {
  session: Session;
  /** Opens the room where there is none, and does the experiment in it. */
  kill: () => void;
  /** Takes up the room that was open before, if it still is. */
  rejoin: () => Promise<void>;
  stop: () => void;
}

/** The room is that of the lab's page, and stays open when this one is left. */
export const createKillRun = (playback: Playback, experiment: Experiment): KillRun => {
  const session = createSession(slug, playback);
  const { getState, getInitialState, subscribe, setState } = createStore<KillState>(() => ({ busy: false, since: 0 }));
  let given = new AbortController();

  const giveUp = (): void => {
    given.abort();
    setState({ busy: false });
  };
  const carryOut = async (): Promise<void> => {
    given.abort();
    given = new AbortController();
    const mine = given;
    setState({ since: playback.latest().seq });
    await perform(experiment, playback, session.act, mine.signal);
    if (mine === given) setState({ busy: false });
  };
  session.subscribe(({ phase }, before) => {
    if (phase.name === before.phase.name) return;
    if (phase.name === 'open') {
      if (getState().busy) void carryOut();
    } else if (phase.name === 'preview' || phase.name === 'ended') {
      keepText(kept, undefined);
      giveUp();
    }
  });

  return {
    getState,
    getInitialState,
    subscribe,
    session,
    kill: () => {
      const { name } = session.getState().phase;
      if (getState().busy && name !== 'refused') return;
      setState({ busy: true });
      // A reload, or a second tab, takes the run or its place in line up again.
      keepText(kept, 'yes');
      if (name === 'open') void carryOut();
      else void session.start();
    },
    rejoin: async () => {
      await session.rejoin();
      if (session.getState().phase.name === 'preview') keepText(kept, undefined);
    },
    stop: () => {
      given.abort();
      session.stop();
    },
  };
};

interface RunProps {
  run: KillRun;
  playback: Playback;
  assets: LabAssets;
}

/** Whether it is live, on which broker, and the way to the whole lab. */
export function RunHead({ run: { session }, playback, assets }: RunProps) {
  const open = useStore(session, ({ phase }) => phase.name === 'open');
  return (
    <>
      <RunBadge session={session} playback={playback} />
      {open ? (
        <>
          <span className={styles.broker}>
            <BrokerNames lab={assets.lab} session={session} />
          </span>
          <Link className={styles.whole} href={`/lab/${slug}`}>
            {copy.whole}
          </Link>
        </>
      ) : null}
    </>
  );
}

/** What stands in the way, as the lab's page says it. */
export function RunNotices({ run: { session }, playback, assets, names }: RunProps & { names: Names }) {
  return <Notices session={session} playback={playback} lab={assets.lab} words={assets.copy} names={names} />;
}

/** Starts the program that was killed last. */
export function RunAgain({ run: { session }, playback }: Pick<RunProps, 'run' | 'playback'>) {
  const dead = useStore(playback, ({ picture }) => programsIn(picture, 'worker', 'dead')[0]);
  const online = useStore(session, ({ phase }) => phase.name === 'open' && phase.online);
  if (dead === undefined || !online) return null;
  return (
    <button type="button" className={styles.again} onClick={() => void session.act('run', dead)}>
      {copy.runAgain(dead)}
    </button>
  );
}

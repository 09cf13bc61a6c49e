import { createStore } from 'zustand/vanilla';
import type { Chronicle } from '#model/chronicle.ts';
import type { Playback } from '#model/playback.ts';
import type { ReadableStore } from '#model/readable-store.ts';

export interface FollowState {
  /** The subject that is followed. */
  subject: string | null;
  /** The next subject that begins after this moment, in server ms, is the one. */
  waitsSince: number | null;
}

/** Which order the learner follows, in whatever technology carries it. */
export interface Follow extends ReadableStore<FollowState> {
  /** Follows what the message is about. */
  follow: (message: string) => void;
  /** Follows what is sent next, or in a recording what comes next. */
  next: () => void;
  stop: () => void;
  isFollowed: (message: string) => boolean;
  /** Another log is played: what it does not know is followed no more. */
  logChanged: () => void;
}

export const createFollow = (playback: Playback, { subjectOf, begunAfter, legsOf }: Chronicle): Follow => {
  const none: FollowState = { subject: null, waitsSince: null };
  const { getState, getInitialState, subscribe, setState } = createStore(() => none);
  playback.subscribe(() => {
    const { waitsSince } = getState();
    if (waitsSince === null) return;
    const next = begunAfter(waitsSince);
    if (next && next.at <= playback.now()) setState({ subject: next.subject, waitsSince: null });
  });
  return {
    getState,
    getInitialState,
    subscribe,
    follow: (message) => setState({ subject: subjectOf(message) ?? null, waitsSince: null }),
    next: () => {
      const { growing, last } = playback.getState();
      setState({ waitsSince: growing ? last : playback.now() });
    },
    stop: () => setState(none),
    isFollowed: (message) => {
      const { subject } = getState();
      return subject !== null && subjectOf(message) === subject;
    },
    logChanged: () => {
      const { subject } = getState();
      if (subject !== null && legsOf(subject).length === 0) setState(none);
    },
  };
};

import { createStore } from 'zustand/vanilla';
import { eventsAfter } from '#model/history.ts';
import type { ControlValue } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import type { ReadableStore } from '#model/readable-store.ts';
import type { ApiError, BrokerNotice } from '#model/socket.ts';
import { afterEvents, isPending, type Pending, withCommand, withoutCommand } from './pending.ts';
import { type Answer, sandboxApi } from './sandbox-api.ts';
import { connectSource } from './socket-source.ts';

/** Where the learner's own run of the lab stands. */
export type Phase =
  | { name: 'preview' }
  | { name: 'starting'; step: 0 | 1 | 2 }
  | { name: 'queued'; position: number }
  | { name: 'open'; sandboxId: string; online: boolean; expiresAt: number; serverOffset: number }
  | { name: 'expired' }
  | { name: 'refused'; error: ApiError };

export interface SessionState {
  phase: Phase;
  brokers: readonly BrokerNotice[];
  /** The newest refusal of a command, until it is dismissed or another one succeeds. */
  refusal: ApiError | null;
  pending: Pending;
}

export interface Session extends ReadableStore<SessionState> {
  /** Takes up the learner's running sandbox, if there is one: after a reload, or in a second tab. */
  rejoin: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops asking for a place. */
  cancel: () => void;
  /** Whether the server has accepted it; never rejects. */
  act: (action: string, program?: string, value?: ControlValue) => Promise<boolean>;
  predict: (prediction: string, option: string) => void;
  reset: () => void;
  extend: () => void;
  dismiss: () => void;
  stop: () => void;
  /** After a file was replayed: joins the sandbox again, if it was running. */
  back: () => void;
  /** Where the log of the run can be downloaded. */
  logUrl: () => string | null;
}

const askAgainMs = 2000;

/** The learner's sandbox as the page sees it: HTTP for commands, the socket for what happened. */
export const createSession = (slug: string, playback: Playback): Session => {
  const { getState, getInitialState, subscribe, setState } = createStore<SessionState>(() => ({
    phase: { name: 'preview' },
    brokers: [],
    refusal: null,
    pending: {},
  }));
  let disconnect = (): void => undefined;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let seen = 0;

  const settle = (): void => {
    const { pending } = getState();
    const events = playback.events();
    const left = afterEvents(pending, eventsAfter(events, seen));
    seen = events.at(-1)?.seq ?? 0;
    if (left !== pending) setState({ pending: left });
  };

  /** What the run left behind stays to be watched, as a recording. */
  const end = (): void => {
    disconnect();
    setState({ phase: { name: 'expired' } });
    playback.load({ base: playback.base(), events: [...playback.events()], growing: false });
    playback.seek(playback.getState().last);
  };

  const connect = (sandboxId: string): void => {
    disconnect();
    let ended = false;
    const leave = playback.subscribe(settle);
    const close = connectSource(sandboxId, playback, {
      joined: () => {
        seen = playback.events().at(-1)?.seq ?? 0;
        setState({ pending: {} });
      },
      connection: (online) => {
        const { phase } = getState();
        if (phase.name === 'open') setState({ phase: { ...phase, online } });
      },
      expiry: (expiresAt, serverNow) => {
        if (expiresAt === null) {
          ended = true;
          end();
          return;
        }
        setState({ phase: { name: 'open', sandboxId, online: true, expiresAt, serverOffset: serverNow - Date.now() } });
      },
      brokers: (brokers) => setState({ brokers }),
      refused: (error) => {
        if (ended) return;
        // A sandbox that was there and is not found any more has run out of time while nobody was connected.
        if (getState().phase.name === 'open') {
          end();
        } else {
          disconnect();
          setState({ phase: { name: 'refused', error } });
        }
      },
    });
    disconnect = () => {
      leave();
      close();
      disconnect = () => undefined;
    };
  };

  const ask = async (): Promise<void> => {
    const mine = attempt;
    const answer = await sandboxApi.open(slug);
    // Cancelled meanwhile, and perhaps begun anew.
    if (mine !== attempt) return;
    if (!answer.ok) return setState({ phase: { name: 'refused', error: answer.error } });
    if (answer.value.state === 'queued') {
      setState({ phase: { name: 'queued', position: answer.value.position } });
      asking = setTimeout(() => void ask(), askAgainMs);
      return;
    }
    setState({ phase: { name: 'starting', step: 2 } });
    connect(answer.value.sandboxId);
  };

  const said = (answer: Answer<unknown>): boolean => {
    if (!answer.ok) setState({ refusal: answer.error });
    else if (getState().refusal) setState({ refusal: null });
    return answer.ok;
  };
  const own = (): string | null => {
    const { phase } = getState();
    return phase.name === 'open' ? phase.sandboxId : null;
  };

  return {
    getState,
    getInitialState,
    subscribe,
    rejoin: async () => {
      const known = own();
      if (known) return connect(known);
      const found = await sandboxApi.find(slug);
      if (found && getState().phase.name === 'preview') connect(found);
    },
    start: async () => {
      if (['starting', 'queued'].includes(getState().phase.name)) return;
      attempt += 1;
      setState({ phase: { name: 'starting', step: 0 }, refusal: null });
      await ask();
    },
    cancel: () => {
      attempt += 1;
      clearTimeout(asking);
      setState({ phase: { name: 'preview' } });
    },
    act: async (action, program, value) => {
      const id = own();
      // A second click on a program's own command, while the first is unanswered, adds nothing.
      if (!id || (program !== undefined && value === undefined && isPending(getState().pending, action, program))) {
        return false;
      }
      playback.catchUp();
      setState(({ pending }) => ({ pending: withCommand(pending, action, program) }));
      const request = {
        action,
        ...(program === undefined ? {} : { program }),
        ...(value === undefined ? {} : { value }),
      };
      if (said(await sandboxApi.act(id, request))) return true;
      setState(({ pending }) => ({ pending: withoutCommand(pending, action, program) }));
      return false;
    },
    predict: (prediction, option) => {
      const id = own();
      if (id) void sandboxApi.predict(id, prediction, option).then(said);
    },
    reset: () => {
      const id = own();
      if (id) void sandboxApi.reset(id).then(said);
    },
    extend: () => {
      const id = own();
      if (id) void sandboxApi.extend(id).then(said);
    },
    dismiss: () => setState({ refusal: null }),
    stop: () => {
      attempt += 1;
      clearTimeout(asking);
      disconnect();
    },
    back: () => {
      const id = own();
      if (id) connect(id);
    },
    logUrl: () => {
      const id = own();
      return id ? sandboxApi.logUrl(id) : null;
    },
  };
};

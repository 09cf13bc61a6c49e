import { createStore } from 'zustand/vanilla';
import type { BrowserTask } from '#model/browser-task.ts';
import { eventsAfter } from '#model/history.ts';
import type { ControlValue } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import type { ReadableStore } from '#model/readable-store.ts';
import type { ApiError, BrokerNotice, Errand, Place, ServerName } from '#model/socket.ts';
import { type Drift, driftOf } from './drift.ts';
import { hasActed } from './has-acted.ts';
import { afterEvents, isPending, type Pending, withCommand, withoutCommand } from './pending.ts';
import { type Answer, type Opening, sandboxApi, unreachable } from './sandbox-api.ts';
import { connectSource, type RunEnd } from './socket-source.ts';

/** Where the learner's own run of the lab stands. */
export type Phase =
  | { name: 'preview' }
  /** `awaits`: what has to be there first, in a sentence. */
  | { name: 'starting'; step: 0 | 1 | 2; awaits?: string }
  | { name: 'queued'; place: Place }
  /** `endsAt` by the page's own `performance.now()`, which nobody sets. */
  | { name: 'open'; sandboxId: string; online: boolean; polling: boolean; endsAt: number }
  | { name: 'ended'; why: RunEnd }
  | { name: 'refused'; error: ApiError };

/** A command for a program or, where that is absent, for the lab. */
export interface Command {
  action: string;
  program?: string | undefined;
  value?: ControlValue | undefined;
}

export interface SessionState {
  phase: Phase;
  brokers: readonly BrokerNotice[];
  /** The newest refusal of a command, until it is dismissed or another one succeeds. */
  refusal: ApiError | null;
  pending: Pending;
  /** A reset has been asked for and is not through. */
  resetting: boolean;
  /** What is played is the learner's own run, which has ended. */
  ownRun: boolean;
  /** Why the server lets the page have no events for now, in a sentence. */
  turnedAway: string | null;
  /** What is to be done with the open sandbox and waits for its turn. */
  turns: Readonly<Partial<Record<Errand, Place>>>;
  /** Given while the learner looked at an earlier moment: the page came back to live first. Stands for a few seconds. */
  returned: Command | null;
  /** Given likewise, and not sent: the program that it was aimed at is another one by now. */
  astray: (Command & { program: string; drift: Drift }) | null;
  /** The run before a reset, until something is done in the new one. */
  former: Log | null;
  /** Opens the lab's door, where it has one. */
  doorKey: string | null;
}

type Log = Parameters<Playback['load']>[0];

export interface Session extends ReadableStore<SessionState> {
  /** Takes up the learner's running sandbox, if there is one: after a reload, or in a second tab. */
  rejoin: () => Promise<void>;
  start: () => Promise<void>;
  /** Gives the place up, or stops waiting for the connection to the one that was given. */
  cancel: () => void;
  /** Gives up the connection: what has come of the run stays as a recording. */
  leave: () => void;
  /** Ends the room on the server: the run stays as a recording. */
  close: () => void;
  /** Waits no longer for what becomes of a command. */
  forget: (action: string, program: string | undefined) => void;
  /** Whether the server has accepted it; never rejects. */
  act: (action: string, program?: string, value?: ControlValue) => Promise<boolean>;
  predict: (prediction: string, option: string) => void;
  reset: () => void;
  /** Takes back a reset that still waits. */
  cancelReset: () => void;
  extend: () => void;
  dismiss: () => void;
  /** Gives the command that went astray to what is there now. */
  sendAstray: () => void;
  dropAstray: () => void;
  dropFormer: () => void;
  stop: () => void;
  /** Joins the sandbox again if it is running, at once: after a file was replayed, or when the connection is lost. */
  back: () => void;
  /** Where the log of the run can be downloaded. */
  logUrl: () => string | null;
}

/** The place is kept for longer than that by a server that was not reached for a moment. */
const askAgainMs = 2000;
const triesUnreached = 5;
/** Long enough to read one sentence. */
const returnedForMs = 6000;

/** The learner's sandbox as the page sees it: HTTP for commands, the socket for what happened. */
export const createSession = (slug: string, playback: Playback): Session => {
  const { getState, getInitialState, subscribe, setState } = createStore<SessionState>(() => ({
    phase: { name: 'preview' },
    brokers: [],
    refusal: null,
    pending: {},
    resetting: false,
    ownRun: false,
    turnedAway: null,
    turns: {},
    returned: null,
    astray: null,
    former: null,
    doorKey: null,
  }));
  let disconnect = (): void => undefined;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let leaving: Promise<unknown> | undefined;
  let asked = new AbortController();
  let seen = 0;
  let polling = false;
  let returning: ReturnType<typeof setTimeout> | undefined;
  let closing: string | undefined;
  let server: ServerName | undefined;
  let ownLog: Log | undefined;

  /** An answer that comes too late could still bring the cookie of another learner. */
  const stopAsking = (): void => {
    attempt += 1;
    clearTimeout(asking);
    asked.abort();
  };

  const settle = (): void => {
    const { pending } = getState();
    const events = playback.events();
    const news = eventsAfter(events, seen);
    const left = afterEvents(pending, news);
    seen = events.at(-1)?.seq ?? 0;
    if (left !== pending) setState({ pending: left });
    if (getState().former && hasActed(news)) setState({ former: null });
  };

  const heldLog = (): Log => ({ base: playback.base(), events: [...playback.events()], growing: false });

  /** What the run left behind stays to be watched, as a recording. */
  const end = (why: RunEnd): void => {
    disconnect();
    setState({
      phase: { name: 'ended', why },
      refusal: null,
      astray: null,
      former: null,
      pending: {},
      resetting: false,
      ownRun: true,
    });
    ownLog = heldLog();
    playback.load(ownLog);
    playback.seek(playback.getState().last);
  };

  const connect = (sandboxId: string): void => {
    disconnect();
    polling = false;
    setState({ turnedAway: null });
    const leave = playback.subscribe(settle);
    const close = connectSource(sandboxId, playback, server, {
      joined: (by) => {
        server = by;
        ownLog = undefined;
        seen = playback.events().at(-1)?.seq ?? 0;
        setState({ pending: {}, ownRun: false, turns: {}, astray: null });
        if (hasActed(playback.events())) setState({ former: null });
      },
      // A run in which nothing was done is not worth coming back to; the one before it may be.
      restarted: () => {
        if (hasActed(playback.events())) setState({ former: heldLog() });
      },
      connection: (online) => {
        const { phase } = getState();
        if (phase.name === 'open') setState({ phase: { ...phase, online } });
        if (online) setState({ turnedAway: null });
      },
      turnedAway: (sentence) => setState({ turnedAway: sentence }),
      polling: (now) => {
        polling = now;
        const { phase } = getState();
        if (phase.name === 'open') setState({ phase: { ...phase, polling } });
      },
      expiry: (leftMs) =>
        setState({ phase: { name: 'open', sandboxId, online: true, polling, endsAt: performance.now() + leftMs } }),
      ended: (why) => end(why === 'closed' && closing === sandboxId ? 'put-away' : why),
      brokers: (brokers) => setState({ brokers }),
      turn: (errand, place) =>
        setState(({ turns: { [errand]: _, ...others } }) => ({
          turns: { ...others, ...(place && { [errand]: place }) },
        })),
      refused: (error) => {
        if (getState().phase.name === 'open') {
          end('unknown');
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

  const ask = async (waiting = false, triesLeft = triesUnreached): Promise<void> => {
    const mine = attempt;
    asked = new AbortController();
    const answer = await sandboxApi.open(slug, waiting, asked.signal);
    // Cancelled meanwhile, and perhaps begun anew.
    if (mine !== attempt) return;
    if (answer.ok) return take(answer.value);
    const { code, sentence } = answer.error;
    if (code === 'broker-starting') {
      setState({ phase: { name: 'starting', step: 0, awaits: sentence } });
      asking = setTimeout(() => void ask(), askAgainMs);
      return;
    }
    if (code === 'unreachable' && waiting && triesLeft > 0) {
      asking = setTimeout(() => void ask(true, triesLeft - 1), askAgainMs);
      return;
    }
    setState({ phase: { name: 'refused', error: answer.error } });
  };

  const take = (opening: Opening): void => {
    if (opening.state === 'open') {
      setState({ phase: { name: 'starting', step: 2 }, doorKey: opening.doorKey });
      connect(opening.sandboxId);
      return;
    }
    const { place } = opening;
    setState({ phase: place.position > 0 ? { name: 'queued', place } : { name: 'starting', step: 1 } });
    // Asked at once: the server answers when there is something new to say, and timers rest in a hidden tab.
    void ask(true);
  };

  /** Brings the page back to live for a command; tells whether it would meet another program than the one that is seen. */
  const isAstray = (command: Command): boolean => {
    const { mode, picture } = playback.getState();
    clearTimeout(returning);
    const { action, program } = command;
    const drift =
      mode === 'replay' && program !== undefined ? driftOf(action, program, picture, playback.latest()) : null;
    if (drift && program !== undefined) {
      playback.goLive();
      setState({ returned: null, astray: { ...command, program, drift } });
      return true;
    }
    playback.catchUp();
    const isBack = mode === 'replay' && playback.getState().mode === 'live';
    setState({ returned: isBack ? command : null, astray: null });
    if (isBack) returning = setTimeout(() => setState({ returned: null }), returnedForMs);
    return false;
  };

  const said = (answer: Answer<unknown>): boolean => {
    if (!answer.ok) setState({ refusal: answer.error });
    else if (getState().refusal) setState({ refusal: null });
    return answer.ok;
  };
  /** A lab's program for the browser comes with what it takes to make calls, which no other lab needs. */
  const inThisBrowser = async (id: string, task: BrowserTask): Promise<void> => {
    try {
      const { carryOut } = await import('./browser-program.ts');
      said(await carryOut(id, task));
    } catch {
      // The chunk did not come; what becomes of a call itself is in its report.
      said({ ok: false, error: unreachable });
    }
  };
  const own = (): string | null => {
    const { phase } = getState();
    return phase.name === 'open' ? phase.sandboxId : null;
  };

  const session: Session = {
    getState,
    getInitialState,
    subscribe,
    rejoin: async () => {
      const known = own();
      if (known) return connect(known);
      const found = await sandboxApi.find(slug);
      if (found && getState().phase.name === 'preview') take(found);
    },
    start: async () => {
      if (['starting', 'queued'].includes(getState().phase.name)) return;
      attempt += 1;
      setState({ phase: { name: 'starting', step: 0 }, refusal: null });
      await leaving;
      await ask();
    },
    cancel: () => {
      stopAsking();
      disconnect();
      setState({ phase: { name: 'preview' } });
      leaving = sandboxApi.leave(slug);
    },
    leave: () => end('left'),
    close: () => {
      const id = own();
      if (!id || closing === id) return;
      closing = id;
      void sandboxApi.close(id).then((answer) => {
        closing = undefined;
        // Told by the socket before, where there is one.
        if (own() !== id) return;
        if (answer.ok) end('put-away');
        else said(answer);
      });
    },
    forget: (action, program) => setState(({ pending }) => ({ pending: withoutCommand(pending, action, program) })),
    act: async (action, program, value) => {
      const id = own();
      // A second click on a program's own command, while the first is unanswered, adds nothing.
      if (!id || (program !== undefined && value === undefined && isPending(getState().pending, action, program))) {
        return false;
      }
      if (isAstray({ action, program, value })) return false;
      setState(({ pending }) => ({ pending: withCommand(pending, action, program) }));
      const request = {
        action,
        ...(program === undefined ? {} : { program }),
        ...(value === undefined ? {} : { value }),
      };
      const answer = await sandboxApi.act(id, request);
      if (answer.ok && answer.value) void inThisBrowser(id, answer.value);
      if (said(answer)) return true;
      setState(({ pending }) => ({ pending: withoutCommand(pending, action, program) }));
      return false;
    },
    predict: (prediction, option) => {
      const id = own();
      if (id) void sandboxApi.predict(id, prediction, option).then(said);
    },
    reset: () => {
      const id = own();
      if (!id || getState().resetting) return;
      setState({ resetting: true });
      void sandboxApi.reset(id).then((answer) => {
        // Where it failed, the room has ended and says so.
        if (own() === id) said(answer);
        setState({ resetting: false });
      });
    },
    cancelReset: () => {
      const id = own();
      if (id) void sandboxApi.cancelReset(id).then(said);
    },
    extend: () => {
      const id = own();
      if (id) void sandboxApi.extend(id).then(said);
    },
    dismiss: () => setState({ refusal: null }),
    sendAstray: () => {
      const { astray } = getState();
      if (!astray) return;
      playback.goLive();
      void session.act(astray.action, astray.program, astray.value);
    },
    dropAstray: () => setState({ astray: null }),
    dropFormer: () => setState({ former: null }),
    stop: () => {
      clearTimeout(returning);
      stopAsking();
      disconnect();
    },
    back: () => {
      const id = own();
      if (id) connect(id);
      else if (ownLog) playback.load(ownLog);
    },
    logUrl: () => {
      const id = own();
      return id ? sandboxApi.logUrl(id) : null;
    },
  };
  return session;
};

import type { LabEvent } from '#model/events.ts';
import type { Setting } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { committedOf, group, highOf, savedIn, stated, statedIn, type Total } from './figures.ts';

type At<Value> = Value & { seq: number };

/** What the log shows of the program that counts, from one start to its end, or to a change of where it keeps its total. */
export interface Life {
  state: Setting | undefined;
  /** The total that it began with, and how many records there were then. */
  begun: At<{ orders: number; high: number }> | undefined;
  /** The first record that it was given. */
  first: At<{ offset: number }> | undefined;
  newest: At<Total> | undefined;
  /** What it has written to its row. */
  saved: At<Total> | undefined;
}

/** How it was killed. */
export interface Death {
  seq: number;
  state: Setting | undefined;
  /** What it had stated before. */
  total: Total;
  saved: At<Total> | undefined;
  committed: number;
  /** Its row was ahead of what the group had committed: it died between the two. */
  isBetween: boolean;
}

export interface Lives {
  life: Life;
  /** The newest. */
  death: Death | undefined;
}

const born = (state: Setting | undefined): Life => ({
  state,
  begun: undefined,
  first: undefined,
  newest: undefined,
  saved: undefined,
});

/** Before the first start. */
export const beginLives = (): Lives => ({ life: born(undefined), death: undefined });

const nothing: Total = { orders: 0, revenue: 0, next: 0 };

/** Follows its starts, what it counts and keeps, and its deaths. */
export const takeLives = (lives: Lives, event: LabEvent, before: Picture): void => {
  const { life } = lives;
  const { seq } = event;
  switch (event.type) {
    case 'program.started':
      if (event.program === group) lives.life = born(before.settings.state);
      break;
    case 'setting.changed':
      if (event.setting !== 'state') break;
      lives.life = born(event.value);
      // It begins anew, and not because it died.
      if (before.programs[group]?.state === 'running') lives.death = undefined;
      break;
    case 'record.consumed':
      // What it was given before it began anew is none of this life's.
      if (event.group === group && life.begun) life.first ??= { offset: event.offset, seq };
      break;
    case 'program.timed': {
      const total = statedIn(event);
      if (!total) break;
      life.newest = { ...total, seq };
      if (total.isFirst) life.begun ??= { orders: total.orders, high: highOf(before), seq };
      break;
    }
    case 'statement.ran': {
      const saved = savedIn(event);
      if (saved) life.saved = { ...saved, seq };
      break;
    }
    case 'program.exited': {
      if (event.program !== group) break;
      lives.death = undefined;
      if (event.cause !== 'killed') break;
      // A prediction has not seen all of this life: the picture has.
      const { state } = before.settings;
      const { saved } = life;
      const committed = committedOf(before);
      lives.death = {
        seq,
        state,
        total: stated(before) ?? nothing,
        saved,
        committed,
        isBetween: (state === 'apart' || state === 'table') && (saved?.next ?? 0) > committed,
      };
      break;
    }
  }
};

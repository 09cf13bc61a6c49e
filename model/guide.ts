import type { ControlValue } from './lab.ts';
import type { Picture } from './picture.ts';
import { isOpen } from './prediction.ts';

/** What leads to one objective, and the question to be asked before it. */
export interface Experiment<Objective extends string = string> {
  objective: Objective;
  /** The prediction that this experiment answers. */
  prediction?: string;
  /** It shows what it shows only the first time: who answers the question afterwards is not led through it once more. */
  once?: true;
  /** In order. The first that is not done is the learner's next step, whatever they did before. */
  moves: readonly [Move, ...Move[]];
}

/** Something to do, or with no `act` to wait for. */
export interface Move {
  /** A control, or what can be done to a program: `kill`, `freeze`, `thaw`, `leave`, `run`, `remove`. */
  act?: string;
  /** Whose; undefined while there is nobody to do it to. */
  program?: (picture: Picture) => string | undefined;
  value?: Exclude<ControlValue, undefined>;
  /** Whether there is nothing (more) to do; of the last move that is for the objective and the prediction to say. */
  done?: (picture: Picture) => boolean;
  /** What the prediction is about: it is asked before this. The last thing to do, where no move says so. */
  settles?: true;
}

/** Where the learner stands in the guide. */
export interface Lead {
  experiment: Experiment;
  /** Index of the move among the experiment's. */
  index: number;
  move: Move;
  /** Whom it is done to, where it is done to a program. */
  program: string | undefined;
}

/** Its objective is met, and the learner has answered its question, but the run has not. */
const isOwing = ({ objective, prediction, once }: Experiment, picture: Picture): boolean =>
  picture.objectives[objective] !== undefined && !once && prediction !== undefined && isOpen(picture, prediction);

/** The next step of an experiment, whether or not it has been done before, from wherever the picture stands. */
export const leadIn = (experiment: Experiment, picture: Picture): Lead => {
  const { moves } = experiment;
  const undone = moves.findIndex(({ done }) => done !== undefined && !done(picture));
  const index = undone < 0 ? moves.length - 1 : undone;
  const move = moves[index] ?? moves[0];
  return { experiment, index, move, program: move.program?.(picture) };
};

/**
 * The next step towards the nearest objective that is not met, or before that to what answers the learner's question; undefined
 * once there is neither. It is read from the picture alone: who strays is led on from where they are, and who answers a question
 * after its experiment is led through it once more.
 */
export const leadOf = (guide: readonly Experiment[], picture: Picture): Lead | undefined => {
  const experiment =
    guide.find((one) => isOwing(one, picture)) ?? guide.find(({ objective }) => !picture.objectives[objective]);
  return experiment && leadIn(experiment, picture);
};

/**
 * The prediction that this action may settle now although nobody has been asked: of an experiment in which everything before
 * what settles it is done.
 */
export const unaskedBefore = (guide: readonly Experiment[], picture: Picture, action: string): string | undefined =>
  guide.find(({ objective, prediction, moves }) => {
    if (!prediction || picture.predictions[prediction] || picture.objectives[objective]) return false;
    const settling = moves.findIndex(({ settles }) => settles);
    const index = settling < 0 ? moves.findLastIndex(({ act }) => act !== undefined) : settling;
    const move = moves[index];
    if (move?.act !== action || (move.program && move.program(picture) === undefined)) return false;
    return moves.slice(0, index).every(({ done }) => !done || done(picture));
  })?.prediction;

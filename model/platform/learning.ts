import type { Apply } from '../picture.ts';
import { settingKey } from '../setting.ts';
import { isAway } from './absences.ts';

const keptAbsences = 40;

/** Settings, brokers away, predictions, objectives and hints. */
export const applyLearning: Apply = (draft, event) => {
  switch (event.type) {
    case 'setting.changed':
      draft.settings[settingKey(event.setting, event.program)] = event.value;
      break;
    case 'broker.lost':
      if (!isAway(draft, event.technology)) {
        const { technology, at, seq } = event;
        draft.absences = [...draft.absences, { technology, lostAt: at, seq }].slice(-keptAbsences);
      }
      break;
    case 'broker.returned': {
      const absence = draft.absences.findLast(({ technology }) => technology === event.technology);
      if (absence) absence.returnedAt ??= event.at;
      break;
    }
    case 'broker.measured':
      draft.brokersCpuMs[event.technology] = event.cpuMs;
      break;
    case 'prediction.made':
      draft.predictions[event.prediction] = { option: event.option, madeSeq: event.seq };
      break;
    case 'prediction.settled': {
      const prediction = draft.predictions[event.prediction];
      if (prediction) prediction.settled = event;
      break;
    }
    case 'objective.met':
      draft.objectives[event.objective] = event;
      break;
    case 'hint.raised':
      draft.hints[event.hint] = event;
      break;
  }
};

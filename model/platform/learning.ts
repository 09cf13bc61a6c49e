import type { Apply } from '../picture.ts';
import { settingKey } from '../setting.ts';

/** Settings, brokers away, predictions, objectives and hints. */
export const applyLearning: Apply = (draft, event) => {
  switch (event.type) {
    case 'setting.changed':
      draft.settings[settingKey(event.setting, event.program)] = event.value;
      break;
    case 'broker.lost':
      if (!draft.lostBrokers.includes(event.technology)) draft.lostBrokers.push(event.technology);
      break;
    case 'broker.returned':
      draft.lostBrokers = draft.lostBrokers.filter((technology) => technology !== event.technology);
      break;
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

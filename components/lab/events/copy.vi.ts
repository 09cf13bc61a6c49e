import { technologySentences } from '#components/technologies.ts';
import type { Sentences, TypeIn } from '#components/technology-view.ts';
import type { EventOf, LabEvent, LabEventType } from '#model/events.ts';
import { numberFormat } from '#model/number-format.ts';
import type { platformEvents } from '#model/platform/events.ts';
import { technologyModels } from '#model/technologies.ts';
import type { Names } from '../names.ts';

const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const seconds = numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const exits = { killed: 'bị kill', left: 'đã rời đi', crashed: 'tự dừng', 'out-of-memory': 'hết bộ nhớ' } as const;

const ending = ({ signal, code }: EventOf<'program.exited'>): string => {
  if (signal) return ` (${signal})`;
  return code === null ? '' : ` (mã thoát ${code})`;
};

const platformSentences: Sentences<TypeIn<typeof platformEvents>, Names> = {
  'program.started': ({ program, pid }) => `${program} chạy với pid ${pid}`,
  'program.exited': (event) => `${event.program} ${exits[event.cause]}${ending(event)}`,
  'program.frozen': ({ program }) => `${program} bị đóng băng (SIGSTOP)`,
  'program.thawed': ({ program }) => `${program} chạy tiếp (SIGCONT)`,
  'program.removed': ({ program }) => `Bỏ thẻ ${program}`,
  'program.printed': ({ program, line }) => `${program}: ${line}`,
  'program.timed': ({ program, name, ms }) => `${program} bấm giờ ${name}: ${decimal(ms)} ms`,
  'action.accepted': ({ action, program, value }, names) => {
    const given = names.value(action, value);
    return `Bạn gửi lệnh “${names.action(action)}”${program ? ` cho ${program}` : ''}${given && ` (${given})`}`;
  },
  'setting.changed': ({ setting, program, value }, names) =>
    `Đặt “${names.action(setting)}” = ${names.value(setting, value)}${program ? ` cho ${program}` : ''}`,
  'cable.cut': ({ program, lost }) =>
    lost === 'answers'
      ? `Cáp mạng của ${program} chỉ còn một chiều: câu trả lời của broker không về tới nó`
      : `Cáp mạng của ${program} bị cắt, hai bên chưa ai biết`,
  'cable.mended': ({ program }) => `Cáp mạng của ${program} đã nối lại, kết nối cũ bị đóng`,
  'broker.lost': ({ technology }) => `Broker ${technologyModels[technology].name} ngừng trả lời`,
  'broker.returned': ({ technology }) => `Broker ${technologyModels[technology].name} đã trở lại`,
  'broker.measured': ({ technology, cpuMs }) =>
    `Broker ${technologyModels[technology].name} đã dùng ${seconds(cpuMs / 1000)} giây CPU từ lúc chạy`,
  'prediction.made': () => 'Bạn đã ghi dự đoán',
  'prediction.settled': () => 'Dự đoán đã có câu trả lời',
  'objective.met': () => 'Đạt một mục tiêu',
  'hint.raised': () => 'Có gợi ý mới',
};

const sentences: Sentences<LabEventType, Names> = { ...platformSentences, ...technologySentences };

const sentenceOf = <Type extends LabEventType>(type: Type, event: EventOf<Type>, names: Names): string =>
  sentences[type](event, names);

/** One plain sentence for an event. */
export const eventText = (event: LabEvent, names: Names): string =>
  sentenceOf(
    event.type,
    'program' in event && event.program ? { ...event, program: names.program(event.program) } : event,
    names,
  );

import type { LabEvent } from '../../events.ts';
import type { Picture } from '../../picture.ts';
import { idOfWebMessage } from './web-ids.ts';
import { type WebCallPicture, webCallIn, webCallOf } from './web-picture.ts';

const keptCalls = 16;
const keptMessages = 12;

/** What passed between the learner's browser and a program, and what the browser says of it. */
export const applyWeb = (draft: Pick<Picture, 'webCalls'>, event: LabEvent): void => {
  switch (event.type) {
    case 'web.requested': {
      const { exchange: id, requestId, program: client, server, method, kind, input, output, headers, at, seq } = event;
      keep(draft, {
        id: requestId ?? id,
        client,
        method,
        ...(kind && { kind }),
        ...(input && { input }),
        ...(output && { output }),
        exchange: { id, server, openedAt: at, openedSeq: seq, headers, out: [], back: [] },
      });
      break;
    }
    case 'web.message': {
      const exchange = webCallOf(draft.webCalls, event.exchange)?.exchange;
      if (!exchange) break;
      const { direction, number, flag, bytes, hex, seq } = event;
      const one = { number, flag, bytes, hex, seq, message: idOfWebMessage(event) };
      exchange[direction] = [...exchange[direction], one].slice(-keptMessages);
      break;
    }
    case 'web.answered': {
      const exchange = webCallOf(draft.webCalls, event.exchange)?.exchange;
      const { status, headers, seq } = event;
      if (exchange) exchange.answered = { status, headers, seq };
      break;
    }
    case 'web.ended': {
      const exchange = webCallOf(draft.webCalls, event.exchange)?.exchange;
      const { outBytes, backBytes, error, at, seq } = event;
      if (exchange) exchange.ended = { outBytes, backBytes, error, at, seq };
      break;
    }
    case 'web.reported': {
      const { requestId: id, program: client, method, code, text, messages, agent, seq } = event;
      const report = { code, text, messages, agent, seq };
      const known = webCallIn(draft.webCalls, id);
      if (known) known.report = report;
      else keep(draft, { id, client, method, report });
      break;
    }
  }
};

const keep = (draft: Pick<Picture, 'webCalls'>, call: WebCallPicture): void => {
  draft.webCalls = [...draft.webCalls, call].slice(-keptCalls);
};

import type { EventOf } from '../../events.ts';
import type { Apply, Picture } from '../../picture.ts';
import { type RequestPicture, socketsBetween } from './picture.ts';

const keptRequests = 24;
const keptSockets = 12;

/** What a client asked over HTTP/1.1, and what came back. */
export const applyHttp: Apply = (draft, event) => {
  switch (event.type) {
    case 'http1.opened':
      openSocket(draft, event);
      break;
    case 'http1.closed': {
      const socket = draft.http1[event.connection];
      if (socket) socket.closed = true;
      break;
    }
    case 'request.made': {
      const { request: id, program: client, server, method, path, subject, at: madeAt, seq: madeSeq } = event;
      const made: RequestPicture = { id, client, server, method, path, madeAt, madeSeq };
      draft.requests = [...draft.requests, { ...made, ...(subject !== undefined && { subject }) }].slice(-keptRequests);
      break;
    }
    case 'request.sent': {
      const { connection, at, seq } = event;
      const request = requestIn(draft, event.request);
      if (request) request.sent = { connection, at, seq };
      break;
    }
    case 'request.answered': {
      const { at, seq, status, encoding, passed } = event;
      const request = requestIn(draft, event.request);
      if (request) request.ended = { at, seq, status, encoding, passed };
      break;
    }
    case 'request.failed': {
      const { at, seq, error } = event;
      const request = requestIn(draft, event.request);
      if (request) request.ended = { at, seq, error };
      break;
    }
  }
};

const requestIn = ({ requests }: Picture, id: string): RequestPicture | undefined =>
  requests.findLast((one) => one.id === id);

const openSocket = (draft: Picture, event: EventOf<'http1.opened'>): void => {
  const { connection: id, program: client, server } = event;
  const taken = socketsBetween(draft, { client, server }).filter(({ closed }) => !closed);
  let slot = 0;
  while (taken.some((one) => one.slot === slot)) slot += 1;
  draft.http1[id] = { id, client, server, slot, closed: false };
  const all = Object.values(draft.http1);
  const gone = all.filter(({ closed }) => closed).slice(0, Math.max(0, all.length - keptSockets));
  for (const one of gone) delete draft.http1[one.id];
};

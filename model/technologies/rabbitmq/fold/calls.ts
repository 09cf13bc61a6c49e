import type { Apply } from '../../../picture.ts';

const keptCalls = 60;

/**
 * Requests over queues and their replies, told by the AMQP properties alone: who publishes with `reply_to` asks, what is
 * published with the same `correlation_id` answers, and the call is over when the one who asked gets that.
 */
export const applyCalls: Apply = (draft, event) => {
  if (event.type === 'message.published') {
    const { correlation_id: id, reply_to: replyTo } = event.properties;
    if (typeof id !== 'string' || id === '') return;
    if (typeof replyTo !== 'string') {
      const call = draft.calls.findLast((one) => one.id === id);
      if (call && call.replies.length < keptCalls) call.replies.push(event.message);
      return;
    }
    if (event.program === null) return;
    draft.calls.push({ id, request: event.message, from: event.program, askedAt: event.at, replies: [] });
    if (draft.calls.length > keptCalls) draft.calls.shift();
  } else if (event.type === 'message.delivered') {
    const call = draft.calls.findLast((one) => one.from === event.program && one.replies.includes(event.message));
    if (call) call.answeredAt ??= event.at;
  }
};

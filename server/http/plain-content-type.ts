import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What a route handler of Next 16 answers has its content type as a list of one, and the compression that Next puts before it
 * asks for a string: without this, no JSON of ours is compressed, and a lab's recording goes out six times as large. Of what is
 * read only: the answer to a POST may be a stream of messages, which must not wait for a full block.
 */
export const plainContentType = ({ method }: IncomingMessage, response: ServerResponse): void => {
  if (method !== 'GET') return;
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const isListed = name.toLowerCase() === 'content-type' && Array.isArray(value);
    return setHeader(name, isListed ? value.join() : value);
  };
};

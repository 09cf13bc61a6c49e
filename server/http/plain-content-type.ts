import type { IncomingMessage, ServerResponse } from 'node:http';

const ofPrograms = /^\/api\/(doors|sandboxes\/[^/]+\/programs)\//;

/**
 * What a route handler of Next 16 answers has its content type as a list of one, and the compression that Next puts before it
 * asks for a string: without this, no JSON of ours is compressed, and a lab's recording goes out ten times as large. Not of a
 * POST, nor of what a program answers: that may be a stream, which must not wait for a full block.
 */
export const plainContentType = ({ method, url = '' }: IncomingMessage, response: ServerResponse): void => {
  if (method !== 'GET' || ofPrograms.test(url)) return;
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const isListed = name.toLowerCase() === 'content-type' && Array.isArray(value);
    return setHeader(name, isListed ? value.join() : value);
  };
};

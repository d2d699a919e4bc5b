import type { HttpClient } from './http/client.ts';
import type { HttpRequest } from './http/request.ts';
import type { HttpResponse } from './http/response.ts';

/** A request and its response. */
export interface Exchange {
  request: HttpRequest;
  response: HttpResponse;
}

/** A client that adds every request and response to a history. Raw bytes are not requests, so they are left out. */
export function recordedClient(client: HttpClient, history: Exchange[]): HttpClient {
  return {
    ...client,
    async send(request) {
      const response = await client.send(request);
      history.push({ request, response });
      return response;
    },
    async sendInTurn(requests) {
      const responses = await client.sendInTurn(requests);
      for (const [index, response] of responses.entries()) {
        const request = requests[index];
        if (request !== undefined) history.push({ request, response });
      }
      return responses;
    },
  };
}

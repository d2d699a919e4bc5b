import type { RequestListener } from 'node:http';
import type { Account } from './account.ts';

/** The parameters of a peer. */
export interface PeerOptions {
  account: Account;
  secret: string;
}

/** Makes a peer: `POST /login` returns a token, and `GET` or `POST /api/me` the user of a valid one. */
export type MakePeer = (options: PeerOptions) => RequestListener;

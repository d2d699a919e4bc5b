import type { RequestListener } from 'node:http';
import type { Account } from './account.ts';

/** What a peer is made of. */
export interface PeerGround {
  account: Account;
  secret: string;
}

/** Makes a peer: `POST /login` gives a token, and `GET` or `POST /api/me` the user in a good one. */
export type MakePeer = (ground: PeerGround) => RequestListener;

import type { Live, LiveVerdict } from '../../src/demo/live.ts';

/** A verdict on step 2 that is not a pass. */
export const failed: LiveVerdict = {
  step: 2,
  checks: [
    { title: 'issues a token', outcome: 'passed' },
    { title: 'a wrong password must be refused', outcome: 'failed' },
    { title: 'prints nothing', outcome: 'skipped' },
  ],
  failure: {
    title: 'a wrong password must be refused',
    sent: "curl -i 'http://127.0.0.1:1/login'",
    received: 'status 200\n<b>{}</b>',
    token: 'claims: {"sub":"<1>"}',
    expected: '401 invalid_credentials: the password is wrong',
    cause: 'The comparison is not awaited.',
    rule: 'RFC 6749, 5.2',
  },
  broken: [],
  types: [],
  printed: '',
};

/** A judge whose verdicts the test sends, after a first one on step 2. */
export function makeHand() {
  const listeners = new Set<(verdict: LiveVerdict) => void>();
  const over = new AbortController();
  const live: Live = {
    over: over.signal,
    verdictOn: (step) => (step === 2 ? failed : undefined),
    listen(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
  const tell = (verdict: LiveVerdict) => {
    for (const told of listeners) told(verdict);
  };
  return { live, tell, end: () => over.abort(), listeners };
}

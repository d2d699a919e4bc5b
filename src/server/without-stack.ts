/** Does work whose errors are caught at once: a stack trace that nobody reads is half the price of a refusal. */
export function withoutStack<Value>(work: () => Value): Value {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Does work whose errors are caught at once: a stack trace is dear, and here nobody reads it. */
export function withoutStack<Value>(work: () => Value): Value {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
